using System.Collections.Immutable;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>Writes a recommendation for an item of a sitting's agenda; the item's decision adopts it.</summary>
public sealed record DraftRecommendation(
    Guid AgendaItemId, RecommendationWording Wording, CommissionTerm Term, Guid Responsible, ImmutableArray<Guid> CoExecutors);

/// <summary>Runs <see cref="DraftRecommendation"/>.</summary>
public sealed class DraftRecommendationHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Writes the draft; refused once the vote on the item has been opened or the item put off, and for whoever is tied to a body concerned.</summary>
    public Task<Recommendation> Handle(DraftRecommendation command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair, Role.Member);
        var now = time.GetUtcNow();
        await RequireBodies(db, [command.Responsible, .. command.CoExecutors], cancel);
        var item = await ItemToWriteFor(db, command.AgendaItemId, [command.Responsible, .. command.CoExecutors], actor, cancel);
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

    /// <summary>The item for which somebody may write; its sitting stands still until the end of the transaction.</summary>
    internal static async Task<AgendaItem> ItemToWriteFor(HearingsDb db, Guid itemId, IReadOnlyCollection<Guid> bodies, Actor actor, CancellationToken cancel)
    {
        var sitting = await db.AgendaItems.Where(i => i.Id == itemId).Select(i => (Guid?)i.SittingId).SingleOrDefaultAsync(cancel) ?? throw new RuleViolation("NotFound");
        await SittingDesk.Lock(db, sitting, cancel);
        var item = await db.AgendaItems.AsNoTracking().Include(i => i.Vote).SingleAsync(i => i.Id == itemId, cancel);
        item.ExpectWriting(actor, bodies);
        return item;
    }

    internal static async Task RequireBodies(HearingsDb db, IReadOnlyCollection<Guid> bodies, CancellationToken cancel)
    {
        var distinct = bodies.Distinct().ToArray();
        if (await db.Bodies.CountAsync(b => distinct.Contains(b.Id), cancel) < distinct.Length) throw new RuleViolation("Required") { Field = "Responsible" };
    }
}
