using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>A person found out whether an uncertain or failed effect happened, and says how.</summary>
public sealed record SettleEffect(Guid JobId, bool Happened, string Reason);

/// <summary>Runs <see cref="SettleEffect"/>.</summary>
public sealed class SettleEffectHandler(HearingsDb db, IServiceProvider services, TimeProvider time)
{
    /// <summary>Ends it as done, or as cancelled where it did not happen and is no longer wanted.</summary>
    public Task Handle(SettleEffect command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Administrator, Role.Secretary);
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new RuleViolation("Required") { Field = nameof(command.Reason) };
        if (!await db.Jobs.AnyAsync(j => j.Id == command.JobId && j.Kind == JobKind.Effect, cancel)) throw new RuleViolation("NotFound");
        var job = await db.LockJob(command.JobId, cancel);
        if (job.Status is not (JobStatus.Uncertain or JobStatus.Failed)) throw new RuleViolation("JobNotRetried", job.Key, job.Status);
        var effect = services.GetKeyedService<IEffect>(job.Name);
        if (effect is { IsRepeatable: false }) throw new RuleViolation("JobOfRecord", job.Key);
        var now = time.GetUtcNow();
        var status = command.Happened ? JobStatus.Done : JobStatus.Cancelled;
        job.End(status, now);
        db.Record(actor, now, "EffectSettled", data: new { job = job.Key, status, reason = command.Reason.Trim() });
        if (effect is not null)
            await effect.Ended(new EffectEnd(job.Key[(job.Name!.Length + 1)..], job.Data, status, now, command.Reason.Trim()), cancel);
    }, cancel);
}
