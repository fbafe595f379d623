using System.Collections.Immutable;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>Writes a draft anew before it is adopted.</summary>
public sealed record AmendRecommendation(
    Guid RecommendationId, RecommendationWording Wording, CommissionTerm Term, Guid Responsible, ImmutableArray<Guid> CoExecutors);

/// <summary>Runs <see cref="AmendRecommendation"/>.</summary>
public sealed class AmendRecommendationHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Stores the new wording; refused once the vote on it has been opened, and for whoever is tied to a body concerned.</summary>
    public Task<Recommendation> Handle(AmendRecommendation command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair, Role.Member);
        var now = time.GetUtcNow();
        if (await db.Recommendations.Where(r => r.Id == command.RecommendationId).Select(r => r.AgendaItemId).SingleOrDefaultAsync(cancel) is { } item)
            await DraftRecommendationHandler.ItemToWriteFor(db, item, [command.Responsible, .. command.CoExecutors], actor, cancel);
        var recommendation = await db.Recommendations.Include(r => r.Addressees).SingleOrDefaultAsync(r => r.Id == command.RecommendationId, cancel)
            ?? throw new RuleViolation("NotFound");
        await DraftRecommendationHandler.RequireBodies(db, [command.Responsible, .. command.CoExecutors], cancel);
        recommendation.Write(command.Wording, command.Term, command.Responsible, command.CoExecutors, LocalTime.DateOf(now));
        db.Record(actor, now, "RecommendationAmended", recommendation.CaseId, data: new { reference = recommendation.Reference }, recommendationId: recommendation.Id);
        return recommendation;
    }, cancel);
}
