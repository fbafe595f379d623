using System.Collections.Immutable;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>Writes a recommendation for an item of a sitting's agenda; the item's decision adopts it.</summary>
public sealed record DraftRecommendation(
    Guid AgendaItemId, RecommendationWording Wording, CommissionTerm Term, Guid Responsible, ImmutableArray<Guid> CoExecutors);

/// <summary>Runs <see cref="DraftRecommendation"/>.</summary>
public sealed class DraftRecommendationHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Writes the draft; refused once the item is decided or put off.</summary>
    public Task<Recommendation> Handle(DraftRecommendation command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair, Role.Member);
        var now = time.GetUtcNow();
        await RequireBodies(db, [command.Responsible, .. command.CoExecutors], cancel);
        var item = await db.AgendaItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == command.AgendaItemId, cancel) ?? throw new RuleViolation("NotFound");
        if (item.IsEnded) throw new RuleViolation("ItemEnded", item.Number, item.Status);
        var recommendation = new Recommendation
        {
            Reference = (await ReferenceNumber.Take(db, "R", LocalTime.DateOf(now).Year, 1, cancel))[0],
            CaseId = item.CaseId,
            SittingId = item.SittingId,
            AgendaItemId = item.Id,
            DraftedAt = now,
        };
        recommendation.Write(command.Wording, command.Term, command.Responsible, command.CoExecutors, LocalTime.DateOf(now));
        db.Recommendations.Add(recommendation);
        db.Record(actor, now, "RecommendationDrafted", recommendation.CaseId, data: new { reference = recommendation.Reference }, recommendationId: recommendation.Id);
        return recommendation;
    }, cancel);

    internal static async Task RequireBodies(HearingsDb db, IReadOnlyCollection<Guid> bodies, CancellationToken cancel)
    {
        var distinct = bodies.Distinct().ToArray();
        if (await db.Bodies.CountAsync(b => distinct.Contains(b.Id), cancel) < distinct.Length) throw new RuleViolation("Required") { Field = "Responsible" };
    }
}
