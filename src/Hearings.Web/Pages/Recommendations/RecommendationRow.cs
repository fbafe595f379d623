using Hearings.Database;
using Hearings.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Recommendations;

/// <summary>One line of the tracker.</summary>
public sealed record RecommendationRow(
    string Reference, Trilingual Text, Trilingual Body, int Beside, RecommendationStatus Status, DateOnly? DueOn, string? Case, string? Sitting,
    DateOnly? InForceOn, DateTimeOffset? EndedAt)
{
    /// <summary>The lines of these recommendations, in their order. What is due is the earliest of the parts still open.</summary>
    public static IQueryable<RecommendationRow> Of(HearingsDb db, IQueryable<Recommendation> recommendations) => recommendations.Select(r => new RecommendationRow(
        r.Reference, r.Text,
        db.Bodies.Where(b => r.Addressees.Any(a => a.IsResponsible && a.BodyId == b.Id)).Select(b => b.Name).First(),
        r.Addressees.Count(a => !a.IsResponsible), r.Status,
        r.Addressees.Where(a => a.Status == AddresseeStatus.Answer || a.Status == AddresseeStatus.Evidence).Min(a => a.DueOn),
        db.Cases.Where(c => c.Id == r.CaseId).Select(c => c.Reference).FirstOrDefault(),
        db.Sittings.Where(s => s.Id == r.SittingId).Select(s => s.Reference).FirstOrDefault(),
        r.InForceOn, r.EndedAt));
}
