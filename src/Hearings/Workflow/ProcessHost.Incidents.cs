using Hearings.Access;
using Hearings.Audit;
using Hearings.Bpmn;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

public sealed partial class ProcessHost
{
    /// <summary>
    /// Takes up the place that an incident stopped, or passes over it. The incident ends where the process gets on; where it fails
    /// again it stays, with one attempt more.
    /// </summary>
    internal async Task Resolve(Incident incident, bool skip, Actor actor, string? reason, CancellationToken cancel)
    {
        var instance = await Lock(incident.InstanceId!.Value, cancel);
        await db.Entry(incident).ReloadAsync(cancel);
        if (incident.ResolvedAt is not null) throw new RuleViolation("IncidentEnded");
        try
        {
            await Advance(instance, new Trigger.IncidentResolved(incident.Token, skip), actor, cancel);
        }
        catch (ProcessException refused)
        {
            throw new RuleViolation("IncidentRefused", refused.Message);
        }
        if (StoppedAt(instance).Contains(incident.Token)) return;
        incident.Resolve(skip ? IncidentEnd.Skipped : IncidentEnd.Retried, actor, time.GetUtcNow(), reason);
    }

    private async Task RaiseIncident(Move move, Command.RaiseIncident raised, CancellationToken cancel)
    {
        var incident = db.Held<Incident>().FirstOrDefault(i => i.InstanceId == move.Instance.Id && i.Token == raised.Token && i.ResolvedAt is null)
            ?? await db.Incidents.FirstOrDefaultAsync(i => i.InstanceId == move.Instance.Id && i.Token == raised.Token && i.ResolvedAt == null && i.JobId == null, cancel);
        if (incident is null)
        {
            incident = new Incident { InstanceId = move.Instance.Id, Token = raised.Token, Element = raised.Element, Message = raised.Message, RaisedAt = move.Now };
            db.Incidents.Add(incident);
        }
        else
        {
            incident.Again(raised.Message);
        }
        if (incident.Attempts == 1)
            db.Record(move.Actor, move.Now, "IncidentRaised", move.Instance.CaseId, move.Instance.BodyId,
                data: new { element = raised.Element, message = raised.Message });
        incident.RetryAt = null;
        if (move.Faults.Remove(raised.Token) && incident.Attempts < JobPump.MostAttempts) await RetryLater(move, incident, cancel);
    }

    /// <summary>A handler's fault may pass: it is tried again after a growing pause.</summary>
    private async Task RetryLater(Move move, Incident incident, CancellationToken cancel)
    {
        incident.RetryAt = move.Now + JobPump.Pause(incident.Attempts);
        var job = db.Held<Job>().FirstOrDefault(j => j.Key == incident.RetryKey) ?? await db.Jobs.FirstOrDefaultAsync(j => j.Key == incident.RetryKey, cancel);
        if (job is null)
            db.Jobs.Add(new Job { Kind = JobKind.Retry, Key = incident.RetryKey, InstanceId = move.Instance.Id, Token = incident.Token, DueAt = incident.RetryAt.Value });
        else
            job.Repeat(incident.RetryAt.Value, job.Data);
    }

    /// <summary>Incidents at places that the step took away have nothing left to decide.</summary>
    private async Task WithdrawIncidents(Move move, CancellationToken cancel)
    {
        var stopped = StoppedAt(move.Instance);
        var open = await db.Incidents.Where(i => i.InstanceId == move.Instance.Id && i.JobId == null && i.ResolvedAt == null).ToListAsync(cancel);
        foreach (var incident in open.Where(i => i.ResolvedAt is null && !stopped.Contains(i.Token)))
            incident.Resolve(IncidentEnd.Withdrawn, move.Actor, move.Now);
    }

    private static HashSet<string> StoppedAt(InstanceRecord instance) =>
        [.. ProcessState.Parse(instance.State).Waiting.Where(w => w.Incident is not null).Select(w => w.Token)];
}
