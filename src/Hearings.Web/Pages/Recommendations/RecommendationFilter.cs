using Hearings.Access;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Recommendations;

/// <summary>How near the due date of a part that is still open is.</summary>
public enum DueNarrowing { Overdue, Week }

/// <summary>What narrows the tracker, read from the address so that it can be kept and shared; what is not understood narrows nothing.</summary>
public sealed record RecommendationFilter(
    string? Words, RecommendationStatus? Status, string? Body, DueNarrowing? Due, string? Case, string? Sitting, string? After)
{
    /// <summary>Reads the query string.</summary>
    public static RecommendationFilter Of(string? words, string? status, string? body, string? due, string? @case, string? sitting, string? after) => new(
        Clean(words), Named.Parse<RecommendationStatus>(status), Clean(body), Named.Parse<DueNarrowing>(due), Clean(@case), Clean(sitting), Clean(after));

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => this with { After = null } != new RecommendationFilter(null, null, null, null, null, null, null);

    /// <summary>
    /// The recommendations that fit and that this person may see, the newest first: officers see those in force for their
    /// body, or that once were; of the Commission nobody sees what is written for the body where he or she works.
    /// </summary>
    public IQueryable<Recommendation> In(HearingsDb db, Actor actor, DateOnly today, DateOnly week)
    {
        var all = db.Recommendations.AsNoTracking();
        if (!actor.SeesAllBodies) all = all.Where(r => r.InForceOn != null && r.Addressees.Any(a => a.BodyId == actor.BodyId && actor.BodyId != null));
        // What the Commission means to recommend to the own body is not for whoever works there.
        else if (actor.BodyId is { } own) all = all.Where(r => r.InForceOn != null || !r.Addressees.Any(a => a.BodyId == own));
        if (Status is { } status) all = all.Where(r => r.Status == status);
        if (Body is { } body) all = all.Where(r => r.Addressees.Any(a => db.Bodies.Any(b => b.Id == a.BodyId && b.Code == body)));
        if (Case is { } @case) all = all.Where(r => db.Cases.Any(c => c.Id == r.CaseId && c.Reference == @case));
        if (Sitting is { } sitting) all = all.Where(r => db.Sittings.Any(s => s.Id == r.SittingId && s.Reference == sitting));
        var seesAll = actor.SeesAllBodies;
        all = Due switch
        {
            DueNarrowing.Overdue => all.Where(r => r.Addressees.Any(a => a.EndedAt == null && a.DueOn < today
                && (a.Status == AddresseeStatus.Answer || a.Status == AddresseeStatus.Evidence) && (seesAll || a.BodyId == actor.BodyId))),
            DueNarrowing.Week => all.Where(r => r.Addressees.Any(a => a.EndedAt == null && a.DueOn >= today && a.DueOn <= week && (seesAll || a.BodyId == actor.BodyId))),
            _ => all,
        };
        if (Words is { } words)
        {
            var pattern = SearchPattern.Of(words);
            all = all.Where(r => EF.Functions.ILike(r.Reference, pattern) || EF.Functions.ILike(r.Text.Kk!, pattern)
                || EF.Functions.ILike(r.Text.Ru!, pattern) || EF.Functions.ILike(r.Text.En!, pattern));
        }
        if (After is { } after) all = all.Where(r => r.Reference.CompareTo(after) < 0);
        return all.OrderByDescending(r => r.Reference);
    }


    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
