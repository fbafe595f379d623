using System.Buffers;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hearings.Audit;

/// <summary>
/// Chains committed events by hash, batch after batch, each in a short transaction of its own.
/// <para>
/// Ids are given before the commit, so an event may appear behind one with a greater id. Sealed is therefore only what cannot be
/// overtaken: an insert holds the table's lock from before it draws its id until its transaction ends, and the sealer takes for one
/// moment the lock that excludes all inserts. Whatever has an id by then has been committed or is gone, and whatever comes later gets a
/// greater id than the greatest seen. So no id up to that one can appear any more: an event there that the seals do not hold was
/// inserted past the program. This costs the writers nothing, needs no column and no row beside the events, and lets the chain be
/// proven by one pass in the order of ids; transaction numbers would do the same until the database is restored from a dump.
/// </para>
/// </summary>
public sealed class SealEvents(IServiceScopeFactory scopes, TimeProvider time) : IRecurring
{
    /// <summary>The name by which it is planned.</summary>
    public const string Name = "seal-events";

    /// <summary>01:30 in Almaty, before the nightly check.</summary>
    public const string Cron = "30 1 * * *";

    /// <summary>How many events a seal holds at most.</summary>
    public const int Batch = 10_000;

    /// <summary>How many seconds it waits for running commands; those that come meanwhile wait behind it.</summary>
    public const int Patience = 5;

    private const long Lock = 0x5365616C; // "Seal" in ASCII

    /// <inheritdoc/>
    public async Task Run(RecurringCall call, CancellationToken cancel) => call.Say("Operations.EventsSealed", await Seal(cancel));

    /// <summary>Seals everything that has been committed.</summary>
    /// <returns>How many events.</returns>
    /// <exception cref="RuleViolation">A transaction that writes events does not end.</exception>
    public async Task<long> Seal(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        var events = 0L;
        if (await AuditChain.Unsealed(db, cancel) == 0) return events;
        var settled = await Settled(db, cancel);
        for (var full = true; full;)
        {
            var count = await Next(db, settled, cancel);
            (events, full) = (events + count, count == Batch);
            db.ChangeTracker.Clear();
        }
        return events;
    }

    /// <summary>The greatest id; none up to it can appear any more.</summary>
    private static async Task<long> Settled(HearingsDb db, CancellationToken cancel)
    {
        try
        {
            return await db.Transact(async () =>
            {
                await db.Database.ExecuteSqlAsync($"select set_config('lock_timeout', {$"{Patience}s"}, true)", cancel);
                await db.Database.ExecuteSqlAsync($"lock table audit_event in share mode", cancel);
                return await db.Events.MaxAsync(e => e.Id, cancel);
            }, cancel);
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new RuleViolation("SealingWaits", Patience);
        }
    }

    private Task<int> Next(HearingsDb db, long settled, CancellationToken cancel) => db.Transact(async () =>
    {
        // A table that was filled just now has no statistics: without this all that is left would be fetched and sorted for every batch.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock}), set_config('enable_sort', 'off', true)", cancel);
        var last = await db.Seals.OrderByDescending(s => s.Number).Select(s => new { s.Number, s.Hash, s.SealedAt, s.LastEvent }).FirstOrDefaultAsync(cancel);
        var previous = last is null ? SealMark.None : new SealMark(last.Number, last.Hash, last.SealedAt);
        var digests = new ArrayBufferWriter<byte>();
        await foreach (var happened in StoredEvent.Between(db, last?.LastEvent ?? long.MinValue, settled, Batch).WithCancellation(cancel))
            digests.Write(AuditSeal.Entry(happened));
        if (digests.WrittenCount == 0) return 0;
        var seal = AuditSeal.After(previous, digests.WrittenSpan.ToArray(), time.GetUtcNow());
        db.Seals.Add(seal);
        return seal.Count;
    }, cancel);
}
