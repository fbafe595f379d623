using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>The procedure of a case was ended before its time: so is the case, and what it recommended is withdrawn.</summary>
public sealed class DiscontinueCase(HearingsDb db, OfficerNotices notices) : ICancellation
{
    /// <inheritdoc/>
    public async Task Cancel(InstanceRecord instance, string reason, Actor actor, DateTimeOffset at, CancellationToken cancel)
    {
        var @case = await db.Cases.SingleAsync(c => c.Id == instance.CaseId, cancel);
        @case.Discontinue(at);
        db.Record(actor, at, "CaseDiscontinued", @case.Id, @case.BodyId, @case.RoundId, new { reason });
        await notices.TellEnd(@case, Trilingual.Typed(reason), cancel);
        var open = await db.Recommendations.Where(r => r.CaseId == @case.Id
                && (r.Status == RecommendationStatus.Draft || r.Status == RecommendationStatus.Adopted || r.Status == RecommendationStatus.InForce))
            .Include(r => r.Addressees).ThenInclude(a => a.NextSteps).Include(r => r.Addressees).ThenInclude(a => a.Extensions)
            .OrderBy(r => r.Reference).AsSplitQuery().ToListAsync(cancel);
        foreach (var recommendation in open)
        {
            var told = recommendation.InForceOn is null ? [] : recommendation.Addressees.Where(a => !a.HasEnded).ToList();
            recommendation.Withdraw(reason, at);
            db.Record(actor, at, "RecommendationWithdrawn", @case.Id, data: new { reference = recommendation.Reference, reason }, recommendationId: recommendation.Id);
            foreach (var part in told) await notices.TellEnd(new RemediationMove(part, at, db, actor), cancel);
        }
    }
}
