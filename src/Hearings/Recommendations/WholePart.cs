using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>Reads bodies' parts with all that belongs to them.</summary>
public static class WholePart
{
    /// <summary>With recommendation, evidence, verdicts, requests for time and next steps, each in an order that never differs.</summary>
    public static IQueryable<Addressee> Whole(this IQueryable<Addressee> parts) => parts.Include(a => a.Recommendation)
        .Include(a => a.Submissions.OrderBy(s => s.Version)).ThenInclude(s => s.Files.OrderBy(f => f.Name).ThenBy(f => f.FileId))
        .Include(a => a.Submissions.OrderBy(s => s.Version)).ThenInclude(s => s.Verifications.OrderBy(v => v.At).ThenBy(v => v.Id))
        .Include(a => a.Extensions.OrderBy(e => e.AskedAt).ThenBy(e => e.Id))
        .Include(a => a.NextSteps.OrderBy(s => s.DraftedAt).ThenBy(s => s.Id))
        // A part has few of each, most often none: one reading costs less than five.
        .AsSingleQuery();
}
