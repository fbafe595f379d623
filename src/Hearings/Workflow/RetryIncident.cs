using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>Tries again what an incident stopped: the place, the failed job, or the message that found no receiver.</summary>
public sealed record RetryIncident(Guid IncidentId);

/// <summary>Runs <see cref="RetryIncident"/>.</summary>
public sealed class RetryIncidentHandler(HearingsDb db, ProcessHost host, TimeProvider time)
{
    /// <summary>Tries it.</summary>
    /// <returns>Whether the process got on; a job runs a moment later, and true then means that it will.</returns>
    public Task<bool> Handle(RetryIncident command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Administrator, Role.Secretary);
        var incident = await db.Incidents.SingleOrDefaultAsync(i => i.Id == command.IncidentId, cancel) ?? throw new RuleViolation("NotFound");
        var now = time.GetUtcNow();
        if (incident.ResolvedAt is not null) throw new RuleViolation("IncidentEnded");
        var instance = incident.InstanceId is { } id ? await host.Lock(id, cancel) : null;
        db.Record(actor, now, "IncidentRetried", instance?.CaseId, instance?.BodyId, data: new { element = incident.Element, message = incident.Message });
        if (incident.JobId is not { } jobId)
        {
            await host.Resolve(incident, skip: false, actor, null, cancel);
            return incident.ResolvedAt is not null;
        }
        var job = await db.LockJob(jobId, cancel);
        await db.Entry(incident).ReloadAsync(cancel);
        if (incident.ResolvedAt is not null) throw new RuleViolation("IncidentEnded");
        if (job.Kind == JobKind.Message) await Wait(job, now, cancel);
        else job.Repeat(now, job.Data);
        incident.Resolve(IncidentEnd.Retried, actor, now);
        return true;
    }, cancel);

    private async Task Wait(Job job, DateTimeOffset now, CancellationToken cancel)
    {
        var id = WaitingMessage.IdOf(job);
        var message = await db.Messages.SingleAsync(m => m.Id == id, cancel);
        message.ExpiresAt = now + WaitingMessage.UsualTerm;
        job.Repeat(now, job.Data);
    }
}
