using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>
/// Takes due jobs in due order. Any number of nodes may do so at once: a row that another one has locked is passed over.
/// </summary>
public sealed class JobPump(
    IServiceScopeFactory scopes, TimeProvider time, TimerRunner timers, MessageRunner messages, RetryRunner retries, EffectRunner effects,
    RecurringRunner recurring)
{
    /// <summary>How often a job is tried before people must decide.</summary>
    public const int MostAttempts = 5;

    /// <summary>Every kind of job.</summary>
    public static IReadOnlyList<JobKind> Every { get; } = Enum.GetValues<JobKind>();

    /// <summary>The pause after a failure: a minute, then four times as long each time.</summary>
    public static TimeSpan Pause(int failures) => TimeSpan.FromMinutes(Math.Pow(4, failures - 1));

    /// <summary>
    /// Runs every job that is due now, and those that become due by it, in due order: timers and recurring work each in its own
    /// transaction, effects one after the other.
    /// </summary>
    /// <returns>How many ran, and when the next one is due.</returns>
    public async Task<Drained> Drain(CancellationToken cancel = default)
    {
        await Plan(cancel);
        return await Drain(Every, cancel);
    }

    /// <summary>Plans recurring work that is registered and not planned yet.</summary>
    public Task Plan(CancellationToken cancel = default) => recurring.Plan(cancel);

    /// <summary>The same for some kinds of job only.</summary>
    public async Task<Drained> Drain(IReadOnlyCollection<JobKind> kinds, CancellationToken cancel = default)
    {
        for (var done = 0; ;)
        {
            var due = await Earliest(kinds, cancel);
            var ran = await RunFirst(due, cancel);
            if (ran == 0) return new Drained(done, due.Select(j => (DateTimeOffset?)j.DueAt).FirstOrDefault());
            done += ran;
        }
    }

    private async Task<int> RunFirst(List<(JobKind Kind, DateTimeOffset DueAt)> due, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var (kind, dueAt) in due)
        {
            if (dueAt > now) return 0;
            var ran = kind switch
            {
                JobKind.Timer => await timers.RunNext(due.Where(d => d.Kind != kind && d.DueAt < now).Select(d => d.DueAt).DefaultIfEmpty(now).First(), cancel),
                JobKind.Message => await messages.RunNext(cancel) ? 1 : 0,
                JobKind.Retry => await retries.RunNext(cancel) ? 1 : 0,
                JobKind.Effect => await effects.RunNext(cancel) ? 1 : 0,
                _ => await recurring.RunNext(cancel) ? 1 : 0,
            };
            // Where another node holds the only row of a kind, the next kind may still have one.
            if (ran > 0) return ran;
        }
        return 0;
    }

    private async Task<List<(JobKind Kind, DateTimeOffset DueAt)>> Earliest(IReadOnlyCollection<JobKind> kinds, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        var names = kinds.Select(kind => kind.ToString()).ToArray();
        // The first row of each kind, by the index of what is due: one look, however many rows wait.
        var found = await db.Database.SqlQuery<First>($"""
            select kinds.kind, first.due_at from unnest({names}) as kinds(kind) cross join lateral (
                select due_at from job where job.kind = kinds.kind and status in ('Pending', 'Running')
                order by due_at, key limit 1) as first
            """).ToListAsync(cancel);
        return [.. found.Select(f => (Enum.Parse<JobKind>(f.Kind), f.DueAt)).OrderBy(f => f.DueAt).ThenBy(f => f.Item1)];
    }

    private sealed record First(string Kind, DateTimeOffset DueAt);
}

/// <summary>What came of draining the queue.</summary>
/// <param name="Ran">How many jobs ran.</param>
/// <param name="Next">
/// When the next one is due, as the look found that ended it; one due already is held by another node. Null where there is none.
/// </param>
public readonly record struct Drained(int Ran, DateTimeOffset? Next);
