using System.Globalization;
using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearings.Workflow;

/// <summary>Keeps one row for each recurring work and runs it when due, once over all nodes.</summary>
public sealed class RecurringRunner(IServiceScopeFactory scopes, TimeProvider time, IEnumerable<RecurringKind> kinds, ILogger<RecurringRunner> log)
{
    private readonly Dictionary<string, RecurringKind> _kinds = kinds.ToDictionary(k => k.Name);
    private DateTimeOffset? _planned;

    /// <summary>
    /// Plans what is registered and has no row yet or another cron expression in it: once for this node, and again when the clock was
    /// set back, because what was planned by a clock that ran ahead would be long in coming.
    /// </summary>
    public async Task Plan(CancellationToken cancel)
    {
        var seen = time.GetUtcNow();
        if (seen >= _planned)
        {
            _planned = seen;
            return;
        }
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        await db.Transact(async () =>
        {
            var now = time.GetUtcNow();
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({0x5265637572})", cancel);
            var rows = await db.Jobs.Where(j => j.Kind == JobKind.Recurring).ToDictionaryAsync(j => j.Name!, cancel);
            foreach (var kind in _kinds.Values)
            {
                var row = rows.GetValueOrDefault(kind.Name);
                if (row is null)
                {
                    row = new Job { Kind = JobKind.Recurring, Name = kind.Name, Key = kind.Key, DueAt = kind.Next(now) };
                    db.Jobs.Add(row);
                }
                var next = await Unused(db, kind, now, cancel);
                if (row.Status != JobStatus.Pending || (string?)row.Data["cron"] != kind.Cron || (row.Attempts == 0 && row.DueAt > next)) Plan(row, kind, next);
            }
            foreach (var row in rows.Values.Where(r => r.Status == JobStatus.Pending && !_kinds.ContainsKey(r.Name!)))
                row.End(JobStatus.Cancelled, now);
        }, cancel);
        _planned = seen;
    }

    /// <summary>The next moment that has not been run: a clock that ran ahead may have used some up.</summary>
    private static async Task<DateTimeOffset> Unused(HearingsDb db, RecurringKind kind, DateTimeOffset after, CancellationToken cancel)
    {
        var next = kind.Next(after);
        while (await db.RecurringRuns.AnyAsync(r => r.Name == kind.Name && r.DueAt == next, cancel)) next = kind.Next(next);
        return next;
    }

    /// <summary>Runs the next due work. After its last attempt the run counts as failed and the next moment is waited for.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RunNext(CancellationToken cancel)
    {
        var (started, clock) = (time.GetUtcNow(), time.GetTimestamp());
        return await JobQueue.RunNext(scopes, time, log, JobKind.Recurring, async (services, db, job, now) =>
        {
            var work = services.GetKeyedService<IRecurring>(job.Name)
                ?? throw new InvalidOperationException($"No recurring work is registered under the name '{job.Name}'.");
            var call = new RecurringCall(Moment(job), now);
            await work.Run(call, cancel);
            db.RecurringRuns.Add(Run(job, started, time.GetElapsedTime(clock), true, call.Result));
            Plan(job, _kinds[job.Name!], await Unused(db, _kinds[job.Name!], now, cancel));
        }, Failed, cancel);

        async Task Failed(HearingsDb db, Job job)
        {
            db.RecurringRuns.Add(Run(job, started, time.GetElapsedTime(clock), false, job.Error));
            db.Record(Actor.System, started, "RecurringFailed", data: new { name = job.Name, message = job.Error });
            if (_kinds.TryGetValue(job.Name!, out var kind)) Plan(job, kind, await Unused(db, kind, started, cancel));
        }
    }

    private static void Plan(Job job, RecurringKind kind, DateTimeOffset next)
    {
        // The moment stays while a failed run is put off.
        job.Repeat(next, new JsonObject { ["cron"] = kind.Cron, ["moment"] = next.ToString("O", CultureInfo.InvariantCulture) });
    }

    private static RecurringRun Run(Job job, DateTimeOffset started, TimeSpan took, bool succeeded, string? result) =>
        new() { Name = job.Name!, DueAt = Moment(job), StartedAt = started, Took = took, Succeeded = succeeded, Result = result };

    private static DateTimeOffset Moment(Job job) =>
        DateTimeOffset.Parse((string)job.Data["moment"]!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
