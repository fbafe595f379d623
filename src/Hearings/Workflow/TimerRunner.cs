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

/// <summary>
/// Fires due timers in due order. A batch shares one transaction as long as all goes well; where anything fails, its timers
/// are fired one by one, each with its process's step in a transaction of its own.
/// </summary>
public sealed class TimerRunner(IServiceScopeFactory scopes, TimeProvider time, ILogger<TimerRunner> log)
{
    /// <summary>How many share a transaction: few enough that the processes in it are not held for long.</summary>
    public const int Batch = 100;

    /// <summary>Fires the next due timers, none that is due after <paramref name="last"/>.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunNext(DateTimeOffset last, CancellationToken cancel)
    {
        try
        {
            return await Fire(last, Batch, null, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogInformation("A batch of timers failed and is fired one by one: {Fault}", fault.Message);
        }
        return await RunOne(last, cancel);
    }

    private async Task<int> RunOne(DateTimeOffset last, CancellationToken cancel)
    {
        var taken = new List<Guid>();
        var now = time.GetUtcNow();
        try
        {
            return await Fire(last, 1, taken, cancel);
        }
        catch (Exception fault) when (taken.Count == 1 && fault is not OperationCanceledException)
        {
            await JobQueue.PutOff(scopes, log, taken[0], now, fault, async (db, job) =>
            {
                var instance = await db.Instances.SingleAsync(i => i.Id == job.InstanceId, cancel);
                var element = job.Token![..job.Token!.LastIndexOf(':')];
                db.Incidents.Add(new Incident { InstanceId = instance.Id, Token = job.Token!, Element = element, JobId = job.Id, Message = fault.Message, RaisedAt = now });
                db.Record(Actor.System, now, "IncidentRaised", instance.CaseId, instance.BodyId,
                    data: new { element, message = fault.Message, attempts = job.Attempts.ToString(CultureInfo.InvariantCulture) });
            }, cancel);
            return 1;
        }
    }

    private async Task<int> Fire(DateTimeOffset last, int most, List<Guid>? taken, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        var host = scope.ServiceProvider.GetRequiredService<ProcessHost>();
        return await db.Transact(async () =>
        {
            host.LetsFaultsThrough = db.CarriesMany = most > 1;
            var now = time.GetUtcNow();
            var due = await host.LockDue(last, most, cancel);
            taken?.AddRange(due.Select(j => j.Id));
            // A step may have taken a later timer of the batch away.
            foreach (var job in due)
                if (job.Status == JobStatus.Pending) await Fire(scope.ServiceProvider, db, host, job, now, cancel);
            return due.Count;
        }, cancel);
    }

    private static async Task Fire(IServiceProvider services, HearingsDb db, ProcessHost host, Job job, DateTimeOffset now, CancellationToken cancel)
    {
        var instance = await host.Lock(job.InstanceId!.Value, cancel);
        if (instance.Status != InstanceStatus.Running)
        {
            job.End(JobStatus.Cancelled, now);
            return;
        }
        // Ended first, so that a cycle can take the row up again while the process moves on.
        job.End(JobStatus.Done, now);
        if (job.Data["repeats"] is not { } repeats || (int)repeats > 0) await Rearm(services, job, now, cancel);
        db.Record(Actor.System, now, "TimerFired", instance.CaseId, instance.BodyId, data: new { token = job.Token, instance = instance.Id });
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
}
