using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>Passes over what an incident stopped, for a stated reason: the procedure goes on as if the step had been done.</summary>
public sealed record SkipIncident(Guid IncidentId, string Reason);

/// <summary>Runs <see cref="SkipIncident"/>.</summary>
public sealed class SkipIncidentHandler(HearingsDb db, ProcessHost host, TimeProvider time)
{
    /// <summary>Passes over it. Refused for a timer, which can only be tried again or ended with its process.</summary>
    public Task Handle(SkipIncident command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair);
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new RuleViolation("Required") { Field = nameof(command.Reason) };
        var incident = await db.Incidents.SingleOrDefaultAsync(i => i.Id == command.IncidentId, cancel) ?? throw new RuleViolation("NotFound");
        if (incident.ResolvedAt is not null) throw new RuleViolation("IncidentEnded");
        var now = time.GetUtcNow();
        var instance = incident.InstanceId is { } id ? await host.Lock(id, cancel) : null;
        db.Record(actor, now, "IncidentSkipped", instance?.CaseId, instance?.BodyId,
            data: new { element = incident.Element, message = incident.Message, reason = command.Reason.Trim() });
        if (incident.JobId is not { } jobId)
        {
            await host.Resolve(incident, skip: true, actor, command.Reason.Trim(), cancel);
            return;
        }
        var job = await db.LockJob(jobId, cancel);
        if (job.Kind != JobKind.Message) throw new RuleViolation("IncidentRefused", incident.Message);
        var messageId = WaitingMessage.IdOf(job);
        (await db.Messages.SingleAsync(m => m.Id == messageId, cancel)).Drop(now);
        job.End(JobStatus.Cancelled, now);
        incident.Resolve(IncidentEnd.Skipped, actor, now, command.Reason.Trim());
    }, cancel);
}
