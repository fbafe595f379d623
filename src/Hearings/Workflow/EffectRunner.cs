using System.Collections.Concurrent;
using System.Data.Common;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hearings.Workflow;

/// <summary>
/// Carries out effects: takes one with a lease in a first transaction, runs it outside any, and ends it in a second. A node
/// that dies leaves the lease to end; then another decides.
/// </summary>
public sealed class EffectRunner(IServiceScopeFactory scopes, TimeProvider time, NodeName node, IEnumerable<EffectKind> kinds, ILogger<EffectRunner> log)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private const int MostFinishes = 30;
    private readonly Dictionary<string, EffectKind> _kinds = kinds.ToDictionary(k => k.Name);
    private readonly ConcurrentDictionary<Guid, bool> _inHand = new();

    /// <summary>Carries out the next due effect.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RunNext(CancellationToken cancel)
    {
        var (found, mine) = await Take(cancel);
        if (mine is not { } taken) return found;
        try
        {
            var (status, error) = await Run(taken, cancel);
            await Finish(taken, status, error, cancel);
            return true;
        }
        finally
        {
            _inHand.TryRemove(taken.Id, out _);
        }
    }

    /// <summary>Takes the next one for this node, or decides about one whose node was lost.</summary>
    /// <returns>Whether there was one that was due, and the one that this node now has.</returns>
    private async Task<(bool Found, Job? Mine)> Take(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        Job? mine = null;
        try
        {
            return (await db.Transact(async () =>
            {
                var now = time.GetUtcNow();
                if (await db.NextDue(JobKind.Effect, now, cancel) is not { } job) return false;
                if (job.Status == JobStatus.Pending)
                {
                    mine = job;
                    _inHand[job.Id] = true;
                    job.Take(node.Name, now, Lease(job));
                }
                else if (await IsInHand(db, job, cancel))
                    // Only the clock says that the lease ended: it jumped. The node keeps its own limit.
                    job.DueAt = now + Lease(job);
                else if (job.SendingAt is not null)
                    await End(scope.ServiceProvider, db, job, JobStatus.Uncertain, $"{job.Node} was lost while it sent.", now, cancel);
                else
                    await Again(scope.ServiceProvider, db, job, $"{job.Node} was lost before it sent.", now, cancel);
                return true;
            }, cancel), mine);
        }
        catch when (mine is not null)
        {
            // Whether it was taken is not known, as the database went away: if so, it is decided when its lease ends.
            _inHand.TryRemove(mine.Id, out _);
            throw;
        }
    }

    /// <summary>Whether a node still has it: this one knows by itself, of another one its open line tells.</summary>
    private async Task<bool> IsInHand(HearingsDb db, Job job, CancellationToken cancel) =>
        job.Node == node.Name ? _inHand.ContainsKey(job.Id) : await IsAlive(db, job.Node!, cancel);

    private TimeSpan Limit(Job job) => _kinds.GetValueOrDefault(job.Name!)?.Limit ?? Effects.UsualLimit;

    private TimeSpan Lease(Job job) => Limit(job) + Margin;

    /// <summary>Whether the database still has that node's line open; see <see cref="JobBell"/>.</summary>
    private static async Task<bool> IsAlive(HearingsDb db, string node, CancellationToken cancel) =>
        !(await db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock({NodeName.LockClass}, hashtext({node})) as "Value" """).ToListAsync(cancel))[0];

    private async Task<(JobStatus Status, string? Error)> Run(Job taken, CancellationToken cancel)
    {
        var sending = false;
        using var limit = new CancellationTokenSource(Limit(taken), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var effect = scope.ServiceProvider.GetKeyedService<IEffect>(taken.Name)
                ?? throw new InvalidOperationException($"No effect is registered under the name '{taken.Name}'.");
            var call = new EffectCall(SenderKey(taken), taken.Data, taken.TakenAt!.Value, taken.Attempts, async stop =>
            {
                await BeginSending(taken, stop);
                sending = true;
            });
            // An effect that does not listen to its token is left behind rather than waited for.
            await effect.Run(call, both.Token).WaitAsync(both.Token);
            return (JobStatus.Done, null);
        }
        catch (UncertainException uncertain)
        {
            return (JobStatus.Uncertain, uncertain.Message);
        }
        catch (RefusedException refused)
        {
            return (JobStatus.Failed, refused.Message);
        }
        catch (OperationCanceledException) when (both.IsCancellationRequested)
        {
            var why = cancel.IsCancellationRequested ? "The program was stopped." : $"No answer within {taken.Name}'s time limit.";
            return (sending ? JobStatus.Uncertain : JobStatus.Pending, why);
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "Effect {Key} failed", taken.Key);
            return (JobStatus.Pending, fault.Message);
        }
    }

    private async Task BeginSending(Job taken, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        await db.Transact(async () =>
        {
            var job = await db.LockJob(taken.Id, cancel);
            if (!IsOurs(job, taken)) throw new InvalidOperationException("Its lease ended before it sent: another node decides.");
            job.Send(time.GetUtcNow());
        }, cancel);
    }

    private async Task Finish(Job taken, JobStatus status, string? error, CancellationToken cancel)
    {
        // What happened is recorded even while the program stops, and after the database was away.
        if (cancel.IsCancellationRequested) cancel = CancellationToken.None;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Record(taken, status, error, cancel);
                return;
            }
            catch (Exception away) when (attempt < MostFinishes && (away as DbException ?? away.InnerException) is DbException)
            {
                log.LogWarning(away, "What became of effect {Key} could not be recorded yet", taken.Key);
                // Real time: it is the database's return that is waited for, not a due moment.
                await Task.Delay(TimeSpan.FromSeconds(1), cancel);
            }
        }
    }

    private async Task Record(Job taken, JobStatus status, string? error, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        await db.Transact(async () =>
        {
            var now = time.GetUtcNow();
            var job = await db.LockJob(taken.Id, cancel);
            if (!IsOurs(job, taken))
            {
                log.LogWarning("Effect {Key} came back {Status} after its lease had ended", taken.Key, status);
                return;
            }
            if (status == JobStatus.Pending) await Again(scope.ServiceProvider, db, job, error!, now, cancel);
            else await End(scope.ServiceProvider, db, job, status, error, now, cancel);
        }, cancel);
    }

    private static async Task Again(IServiceProvider services, HearingsDb db, Job job, string error, DateTimeOffset now, CancellationToken cancel)
    {
        if (!job.Postpone(now, error)) await End(services, db, job, JobStatus.Failed, error, now, cancel);
    }

    private static async Task End(
        IServiceProvider services, HearingsDb db, Job job, JobStatus status, string? error, DateTimeOffset now, CancellationToken cancel)
    {
        job.End(status, now, error);
        if (status == JobStatus.Failed) db.Record(Actor.System, now, "EffectFailed", data: new { effect = job.Name, key = SenderKey(job), message = error });
        if (status == JobStatus.Uncertain) db.Record(Actor.System, now, "EffectUncertain", data: new { effect = job.Name, key = SenderKey(job), message = error });
        if (services.GetKeyedService<IEffect>(job.Name) is { } effect)
            await effect.Ended(new EffectEnd(SenderKey(job), job.Data, status, now, error), cancel);
    }

    private static bool IsOurs(Job job, Job taken) => job.Status == JobStatus.Running && job.Node == taken.Node && job.TakenAt == taken.TakenAt;

    private static string SenderKey(Job job) => job.Key[(job.Name!.Length + 1)..];
}
