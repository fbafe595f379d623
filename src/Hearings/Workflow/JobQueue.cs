using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearings.Workflow;

/// <summary>How a node takes due jobs, and what becomes of one that failed.</summary>
internal static class JobQueue
{
    /// <summary>The next due job of a kind, locked for the rest of the transaction; null where none is due that no other node holds.</summary>
    public static async Task<Job?> NextDue(this HearingsDb db, JobKind kind, DateTimeOffset now, CancellationToken cancel) =>
        (await db.Jobs.FromSql($"""
            select * from job where kind = {kind.ToString()} and status in ('Pending', 'Running') and due_at <= {now}
            order by due_at, key limit 1 for update skip locked
            """).ToListAsync(cancel)).FirstOrDefault();

    /// <summary>The job, locked for the rest of the transaction.</summary>
    public static async Task<Job> LockJob(this HearingsDb db, Guid id, CancellationToken cancel) =>
        (await db.Jobs.FromSql($"select * from job where id = {id} for update").ToListAsync(cancel)).Single();

    /// <summary>Runs the next due job of a kind in one transaction; one that throws is put off.</summary>
    /// <returns>Whether there was one.</returns>
    public static async Task<bool> RunNext(
        IServiceScopeFactory scopes, TimeProvider time, ILogger log, JobKind kind,
        Func<IServiceProvider, HearingsDb, Job, DateTimeOffset, Task> run, Func<HearingsDb, Job, Task> failed, CancellationToken cancel)
    {
        Guid? taken = null;
        var now = time.GetUtcNow();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
            return await db.Transact(async () =>
            {
                if (await db.NextDue(kind, now, cancel) is not { } job) return false;
                taken = job.Id;
                await run(scope.ServiceProvider, db, job, now);
                return true;
            }, cancel);
        }
        catch (Exception fault) when (taken is not null && fault is not OperationCanceledException)
        {
            await PutOff(scopes, log, taken.Value, now, fault, failed, cancel);
            return true;
        }
    }

    /// <summary>
    /// A job failed: it is tried again after a growing pause; after the last attempt it has failed for good and the caller says
    /// what then. One that another node ran meanwhile is left alone.
    /// </summary>
    public static async Task PutOff(
        IServiceScopeFactory scopes, ILogger log, Guid jobId, DateTimeOffset now, Exception fault,
        Func<HearingsDb, Job, Task> failed, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        await db.Transact(async () =>
        {
            var job = await db.LockJob(jobId, cancel);
            if (job.Status != JobStatus.Pending || job.DueAt > now) return;
            log.LogError(fault, "Job {Key} failed after {Failures} failures", job.Key, job.Attempts);
            if (!job.Postpone(now, fault.Message)) await failed(db, job);
        }, cancel);
    }

    /// <summary>It failed: tried again after a growing pause, failed for good after the last attempt.</summary>
    /// <returns>Whether it is tried again.</returns>
    public static bool Postpone(this Job job, DateTimeOffset now, string error)
    {
        if (job.Attempts + 1 >= JobPump.MostAttempts)
        {
            job.Fail(now, error);
            return false;
        }
        job.TryAgain(now + JobPump.Pause(job.Attempts + 1), error);
        return true;
    }
}
