using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>
/// Runs a job now: an effect that failed or is uncertain once more, under the same key; recurring work before its time.
/// </summary>
public sealed record RetryJob(Guid JobId);

/// <summary>Runs <see cref="RetryJob"/>.</summary>
public sealed class RetryJobHandler(HearingsDb db, IServiceProvider services, TimeProvider time)
{
    /// <summary>Makes it due now.</summary>
    public Task Handle(RetryJob command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Administrator, Role.Secretary);
        if (!await db.Jobs.AnyAsync(j => j.Id == command.JobId, cancel)) throw new RuleViolation("NotFound");
        var job = await db.LockJob(command.JobId, cancel);
        var now = time.GetUtcNow();
        var may = job.Kind switch
        {
            JobKind.Effect => job.Status is JobStatus.Failed or JobStatus.Uncertain,
            JobKind.Recurring => job.Status == JobStatus.Pending,
            // Their incident is what is tried again.
            _ => false,
        };
        if (!may) throw new RuleViolation("JobNotRetried", job.Key, job.Status);
        if (job.Kind == JobKind.Effect && services.GetKeyedService<IEffect>(job.Name) is { IsRepeatable: false }) throw new RuleViolation("JobOfRecord", job.Key);
        db.Record(actor, now, "JobRetried", data: new { job = job.Key, message = job.Error ?? "" });
        if (job.Kind == JobKind.Recurring) job.DueAt = now;
        else job.Repeat(now, job.Data);
    }, cancel);
}
