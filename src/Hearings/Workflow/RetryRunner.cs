using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearings.Workflow;

/// <summary>Takes up again, after a pause, the place at which a handler failed.</summary>
public sealed class RetryRunner(IServiceScopeFactory scopes, TimeProvider time, ILogger<RetryRunner> log)
{
    /// <summary>Takes up the next due one.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RunNext(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        Guid? taken = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
            var host = scope.ServiceProvider.GetRequiredService<ProcessHost>();
            var due = await db.Jobs.AsNoTracking().Where(j => j.Kind == JobKind.Retry && j.Status == JobStatus.Pending && j.DueAt <= now)
                .OrderBy(j => j.DueAt).ThenBy(j => j.Key).FirstOrDefaultAsync(cancel);
            if (due is null) return false;
            taken = due.Id;
            await db.Transact(async () =>
            {
                // The process first, as every step does; another node may have done it meanwhile.
                await host.Lock(due.InstanceId!.Value, cancel);
                var job = await db.LockJob(due.Id, cancel);
                if (job.Status != JobStatus.Pending || job.DueAt > now) return;
                job.End(JobStatus.Done, now);
                var incidentId = Guid.ParseExact(job.Key.AsSpan("retry:".Length), "N");
                var incident = await db.Incidents.SingleAsync(i => i.Id == incidentId, cancel);
                if (incident.ResolvedAt is null) await host.Resolve(incident, skip: false, Actor.System, null, cancel);
            }, cancel);
            return true;
        }
        catch (Exception fault) when (taken is not null && fault is not OperationCanceledException)
        {
            await JobQueue.PutOff(scopes, log, taken.Value, now, fault, (_, _) => Task.CompletedTask, cancel);
            return true;
        }
    }
}
