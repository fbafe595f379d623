using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Audit;

/// <summary>The chain of seals: proves it, and says how far it reaches.</summary>
public static class AuditChain
{
    /// <summary>After this many breaks it stops looking for more.</summary>
    public const int MostBreaks = 100;

    /// <summary>
    /// Walks the seals in order and compares them with each other and with the events, one seal in memory at a time. It goes on
    /// behind a broken event, but ends at a broken seal: what hangs on it cannot be proven.
    /// </summary>
    /// <param name="db">Read from one snapshot.</param>
    /// <param name="from">A seal up to which the chain was proven before; null for the whole chain.</param>
    /// <param name="most">How many seals at most.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<ChainProof> Prove(HearingsDb db, SealMark? from = null, int most = int.MaxValue, CancellationToken cancel = default)
    {
        var (previous, last, events, breaks) = (from ?? SealMark.None, long.MinValue, 0L, new List<ChainBreak>());
        if (from is not null)
        {
            var known = await db.Seals.Where(s => s.Number == from.Number).Select(s => new { s.Hash, s.LastEvent }).SingleOrDefaultAsync(cancel);
            if (known?.Hash != from.Hash)
                return new(SealMark.None, 0, [new(known is null ? ChainFault.SealMissing : ChainFault.SealChanged, from.Number)]);
            last = known.LastEvent;
        }
        var whole = previous;
        for (var walked = 0; walked < most && breaks.Count < MostBreaks; walked++)
        {
            var seal = await db.Seals.AsNoTracking().Where(s => s.Number > previous.Number).OrderBy(s => s.Number).FirstOrDefaultAsync(cancel);
            if (seal is null) break;
            if (!seal.Follows(previous))
            {
                var missing = seal.Number != previous.Number + 1;
                breaks.Add(new(missing ? ChainFault.SealMissing : ChainFault.SealChanged, previous.Number + 1));
                break;
            }
            await Compare(db, seal, last, breaks, cancel);
            (previous, last) = (seal.Mark, seal.LastEvent);
            if (breaks.Count > 0) continue;
            (whole, events) = (previous, events + seal.Count);
        }
        return new(whole, events, breaks);
    }

    /// <summary>How many events are not sealed yet.</summary>
    public static async Task<long> Unsealed(HearingsDb db, CancellationToken cancel = default)
    {
        var last = await LastSealed(db, cancel);
        return await db.Events.LongCountAsync(e => e.Id > last, cancel);
    }

    /// <summary>The id up to which events are sealed.</summary>
    public static async Task<long> LastSealed(HearingsDb db, CancellationToken cancel = default) =>
        await db.Seals.OrderByDescending(s => s.Number).Select(s => (long?)s.LastEvent).FirstOrDefaultAsync(cancel) ?? long.MinValue;

    /// <summary>The last seal, or null where there is none yet.</summary>
    public static Task<SealMark?> Last(HearingsDb db, CancellationToken cancel = default) =>
        Marks(db.Seals.OrderByDescending(s => s.Number)).FirstOrDefaultAsync(cancel);

    /// <summary>Each day's anchor: its first seal by Almaty's date. Noted elsewhere, it shows whether the chain was made anew since.</summary>
    public static IAsyncEnumerable<SealMark> Anchors(HearingsDb db) =>
        Marks(db.Seals.OrderBy(s => s.Number)).AsAsyncEnumerable().DistinctBy(s => LocalTime.DateOf(s.SealedAt));

    /// <summary>A day's anchor, or null where nothing was sealed that day.</summary>
    public static Task<SealMark?> AnchorOf(HearingsDb db, DateOnly day, CancellationToken cancel = default)
    {
        var (begins, ends) = (LocalTime.At(day, TimeOnly.MinValue), LocalTime.After(day));
        return Marks(db.Seals.Where(s => s.SealedAt >= begins && s.SealedAt < ends).OrderBy(s => s.Number)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Whether the chain holds a seal that was noted, by its hash and, where it was noted too, its number.</summary>
    public static Task<bool> Holds(HearingsDb db, string hash, long? number = null, CancellationToken cancel = default) =>
        db.Seals.AnyAsync(s => s.Hash == hash && (number == null || s.Number == number), cancel);

    private static IQueryable<SealMark> Marks(IQueryable<AuditSeal> seals) => seals.Select(s => new SealMark(s.Number, s.Hash, s.SealedAt));

    private static async Task Compare(HearingsDb db, AuditSeal seal, long after, List<ChainBreak> breaks, CancellationToken cancel)
    {
        var place = 0;
        await foreach (var found in StoredEvent.Between(db, after, seal.LastEvent).WithCancellation(cancel))
        {
            while (place < seal.Count && seal.EventAt(place) < found.Id) Add(ChainFault.EventMissing, seal.EventAt(place++));
            if (place == seal.Count || seal.EventAt(place) != found.Id) Add(ChainFault.EventInserted, found.Id);
            else if (!seal.DigestAt(place++).SequenceEqual(found.Digest())) Add(ChainFault.EventChanged, found.Id);
            if (breaks.Count >= MostBreaks) return;
        }
        while (place < seal.Count && breaks.Count < MostBreaks) Add(ChainFault.EventMissing, seal.EventAt(place++));

        void Add(ChainFault fault, long happened) => breaks.Add(new(fault, seal.Number, happened));
    }
}
