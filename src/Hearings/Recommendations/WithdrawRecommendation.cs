using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>The secretary withdraws a recommendation, with the Commission's reason.</summary>
public sealed record WithdrawRecommendation(Guid RecommendationId, string Reason);

/// <summary>Runs <see cref="WithdrawRecommendation"/>.</summary>
public sealed class WithdrawRecommendationHandler(HearingsDb db, ProcessHost host, OfficerNotices notices, TimeProvider time)
{
    /// <summary>The message that ends an addressee's process.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Ends every part that is still open, and the recommendation with them.</summary>
    public Task<Recommendation> Handle(WithdrawRecommendation command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary);
        // Processes before entities, as every step does, so that two commands never wait for each other.
        var running = await db.Instances.Where(i => i.Status == InstanceStatus.Running && i.ProcessKey == RemediationDesk.Procedure
                && db.Addressees.Any(a => a.Id == i.SubjectId && a.RecommendationId == command.RecommendationId))
            .OrderBy(i => i.Id).Select(i => new { i.Id, i.SubjectId }).ToListAsync(cancel);
        foreach (var instance in running) await host.Lock(instance.Id, cancel);
        var parts = new List<Addressee>();
        foreach (var id in await db.Addressees.Where(a => a.RecommendationId == command.RecommendationId).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(cancel))
            parts.Add(await RemediationDesk.Load(db, id, cancel));
        if (parts.Count == 0) throw new RuleViolation("NotFound");
        var (recommendation, now) = (parts[0].Recommendation, time.GetUtcNow());
        var open = parts.Where(a => !a.HasEnded && a.Status != AddresseeStatus.Draft).ToList();
        recommendation.Withdraw(command.Reason, now);
        db.Record(actor, now, "RecommendationWithdrawn", recommendation.CaseId,
            data: new { reference = recommendation.Reference, reason = recommendation.WithdrawnBecause }, recommendationId: recommendation.Id);
        foreach (var part in open)
        {
            if (running.Exists(i => i.SubjectId == part.Id)) await host.Send(Withdrawn, part.Id.ToString(), new JsonObject { ["result"] = "withdrawn" }, actor, cancel);
            await notices.TellEnd(new RemediationMove(part, now, db, actor), cancel);
        }
        return recommendation;
    }, cancel);
}
