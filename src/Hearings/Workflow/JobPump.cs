using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>
/// Takes due jobs in due order. Any number of nodes may do so at once: a row that another one has locked is passed over.
/// </summary>
public sealed class JobPump(IServiceScopeFactory scopes, TimeProvider time, TimerRunner timers, EffectRunner effects, RecurringRunner recurring)
{
    /// <summary>How often a job is tried before people must decide.</summary>
    public const int MostAttempts = 5;

    private static readonly JobKind[] Every = Enum.GetValues<JobKind>();

    /// <summary>The pause after a failure: a minute, then four times as long each time.</summary>
    public static TimeSpan Pause(int failures) => TimeSpan.FromMinutes(Math.Pow(4, failures - 1));

    /// <summary>
    /// Runs every job that is due now, and those that become due by it, in due order: timers and recurring work each in its own
    /// transaction, effects one after the other.
    /// </summary>
    /// <returns>How many ran.</returns>
    public async Task<int> Drain(CancellationToken cancel = default)
    {
        await recurring.Plan(cancel);
        return await Drain(Every, cancel);
    }

    /// <summary>The same for some kinds of job only.</summary>
    public async Task<int> Drain(IReadOnlyCollection<JobKind> kinds, CancellationToken cancel = default)
    {
        for (var done = 0; ; done++)
            if (!await RunNext(kinds, cancel)) return done;
    }

    /// <summary>When the next job is due, or null where there is none.</summary>
    public async Task<DateTimeOffset?> NextDue(CancellationToken cancel = default) =>
        (await Earliest(Every, cancel)).Select(j => (DateTimeOffset?)j.DueAt).FirstOrDefault();

    private async Task<bool> RunNext(IReadOnlyCollection<JobKind> kinds, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var (kind, dueAt) in await Earliest(kinds, cancel))
        {
            if (dueAt > now) return false;
            // Where another node holds the only row of a kind, the next kind may still have one.
            if (await (kind switch
            {
                JobKind.Timer => timers.RunNext(cancel),
                JobKind.Effect => effects.RunNext(cancel),
                _ => recurring.RunNext(cancel),
            })) return true;
        }
        return false;
    }

    private async Task<List<(JobKind Kind, DateTimeOffset DueAt)>> Earliest(IReadOnlyCollection<JobKind> kinds, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        var found = new List<(JobKind Kind, DateTimeOffset DueAt)>();
        foreach (var kind in kinds)
        {
            var next = await db.Jobs.FromSql($"""
                select * from job where kind = {kind.ToString()} and status in ('Pending', 'Running') order by due_at, key limit 1
                """).AsNoTracking().Select(j => (DateTimeOffset?)j.DueAt).FirstOrDefaultAsync(cancel);
            if (next is { } dueAt) found.Add((kind, dueAt));
        }
        return [.. found.OrderBy(f => f.DueAt).ThenBy(f => f.Kind)];
    }
}
