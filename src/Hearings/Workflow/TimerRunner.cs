using System.Globalization;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Bpmn;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearings.Workflow;

/// <summary>Fires due timers, each in its own transaction with the process's step.</summary>
public sealed class TimerRunner(IServiceScopeFactory scopes, TimeProvider time, ILogger<TimerRunner> log)
{
    /// <summary>Fires the next due timer.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RunNext(CancellationToken cancel)
    {
        Guid? taken = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
            return await db.Transact(async () =>
            {
                var now = time.GetUtcNow();
                if (await db.NextDue(JobKind.Timer, now, cancel) is not { } job) return false;
                taken = job.Id;
                await Run(scope.ServiceProvider, db, job, now, cancel);
                return true;
            }, cancel);
        }
        catch (Exception fault) when (taken is not null && fault is not OperationCanceledException)
        {
            await Postpone(taken.Value, fault, cancel);
            return true;
        }
    }

    private static async Task Run(IServiceProvider services, HearingsDb db, Job job, DateTimeOffset now, CancellationToken cancel)
    {
        var host = services.GetRequiredService<ProcessHost>();
        var instance = await host.Lock(job.InstanceId!.Value, cancel);
        if (instance.Status != InstanceStatus.Running)
        {
            job.End(JobStatus.Cancelled, now);
            return;
        }
        // Ended first, so that a cycle can take the row up again while the process moves on.
        job.End(JobStatus.Done, now);
        if (job.Data["repeats"] is not { } repeats || (int)repeats > 0) await Rearm(services, job, now, cancel);
        db.Record(Actor.System, now, "TimerFired", instance.CaseId, instance.BodyId, data: new { token = job.Token });
        await host.Advance(instance, new Trigger.TimerFired(job.Token!), Actor.System, cancel);
    }

    private static async Task Rearm(IServiceProvider services, Job job, DateTimeOffset now, CancellationToken cancel)
    {
        var days = await services.GetRequiredService<CurrentCalendar>().Get(cancel);
        var kind = Enum.Parse<TimerKind>((string)job.Data["kind"]!);
        var value = (string)job.Data["value"]!;
        var next = TimerDue.Of(kind, $"R/{value.Split('/')[^1]}", (string?)job.Data["calendar"], now, days);
        var data = job.Data.DeepClone().AsObject();
        if (data["repeats"] is { } left) data["repeats"] = (int)left - 1;
        job.Repeat(next.At, data);
    }

    /// <summary>A timer whose step failed is tried again after a growing pause; after the last attempt people see an incident.</summary>
    private async Task Postpone(Guid jobId, Exception fault, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        await db.Transact(async () =>
        {
            var now = time.GetUtcNow();
            var job = await db.LockJob(jobId, cancel);
            // Another node may have taken it meanwhile and succeeded.
            if (job.Status != JobStatus.Pending || job.DueAt > now) return;
            log.LogError(fault, "Timer {Key} failed after {Failures} failures", job.Key, job.Attempts);
            if (job.Postpone(now, fault.Message) || job.InstanceId is not { } instanceId) return;
            var instance = await db.Instances.SingleAsync(i => i.Id == instanceId, cancel);
            var element = job.Token![..job.Token!.LastIndexOf(':')];
            db.Incidents.Add(new Incident { InstanceId = instanceId, Token = job.Token!, Element = element, Message = fault.Message, RaisedAt = now });
            db.Record(Actor.System, now, "IncidentRaised", instance.CaseId, instance.BodyId,
                data: new { element, message = fault.Message, attempts = job.Attempts.ToString(CultureInfo.InvariantCulture) });
        }, cancel);
    }
}
