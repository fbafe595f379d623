using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>Cases that deal with the same as a case.</summary>
public static class RelatedCases
{
    /// <summary>The other open cases of its body over the same round, or where one of the two names no round: they may be merged.</summary>
    public static IQueryable<HearingCase> Duplicates(HearingsDb db, HearingCase @case) => db.Cases.AsNoTracking()
        .Where(c => c.Id != @case.Id && c.BodyId == @case.BodyId && c.Status != CaseStatus.Closed
            && (c.RoundId == @case.RoundId || c.RoundId == null || @case.RoundId == null))
        .OrderBy(c => c.Reference);

    /// <summary>The references of the case and of every case that was merged into it, through any number of steps.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> WithMerged(HearingsDb db, HearingCase @case, CancellationToken cancel = default)
    {
        var all = new Dictionary<Guid, string> { [@case.Id] = @case.Reference };
        for (var last = all.Keys.ToArray(); last.Length > 0;)
        {
            var next = await db.Cases.Where(c => c.MergedIntoId != null && last.Contains(c.MergedIntoId.Value)).OrderBy(c => c.Reference).Select(c => new { c.Id, c.Reference }).ToListAsync(cancel);
            foreach (var found in next) all.Add(found.Id, found.Reference);
            last = [.. next.Select(f => f.Id)];
        }
        return all;
    }
}
