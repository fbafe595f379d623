using Hearings.Database;
using Microsoft.EntityFrameworkCore;

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
        await db.Jobs.FromSql($"select * from job where id = {id} for update").SingleAsync(cancel);

    /// <summary>
    /// It failed: tried again after a growing pause, failed for good after the last attempt.
    /// </summary>
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
