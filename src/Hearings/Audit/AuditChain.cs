using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Audit;

/// <summary>The chain of seals: proves it, and says how far it reaches.</summary>
public static class AuditChain
{
    /// <summary>After this many breaks it stops looking for more.</summary>
    public const int MostBreaks = 100;

    // Some 13 MB where all of them are full; most hold a day's events.
    private const int Page = 32;

    /// <summary>
    /// Walks the seals in order and compares them with each other and with the events, a few seals in memory at a time. It goes on
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
        while (most > 0 && breaks.Count < MostBreaks)
        {
            var page = await db.Seals.AsNoTracking().Where(s => s.Number > previous.Number).OrderBy(s => s.Number).Take(Math.Min(most, Page)).ToListAsync(cancel);
            var sound = page.TakeWhile(seal =>
            {
                var follows = seal.Follows(previous);
                if (follows) previous = seal.Mark;
                return follows;
            }).ToList();
            if (sound.Count > 0) await Compare(db, sound, last, breaks, cancel);
            foreach (var seal in sound.Where(s => breaks.Count == 0 || s.Number < breaks[0].Seal)) (whole, events) = (seal.Mark, events + seal.Count);
            if (sound.Count < page.Count)
                breaks.Add(new(page[sound.Count].Number == previous.Number + 1 ? ChainFault.SealChanged : ChainFault.SealMissing, previous.Number + 1));
            if (sound.Count < Page) break;
            (last, most) = (sound[^1].LastEvent, most - sound.Count);
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
    private static async Task<long> LastSealed(HearingsDb db, CancellationToken cancel = default) =>
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

    private static async Task Compare(HearingsDb db, List<AuditSeal> seals, long after, List<ChainBreak> breaks, CancellationToken cancel)
    {
        using var awaited = seals.SelectMany(seal => Enumerable.Range(0, seal.Count).Select(place => (Seal: seal, Place: place))).GetEnumerator();
        var more = awaited.MoveNext();
        await foreach (var found in StoredEvent.Between(db, after, seals[^1].LastEvent).WithCancellation(cancel))
        {
            for (; more && Id() < found.Id; more = awaited.MoveNext()) Add(ChainFault.EventMissing, Id());
            if (!more || Id() != found.Id)
            {
                Add(ChainFault.EventInserted, found.Id);
            }
            else
            {
                if (!awaited.Current.Seal.DigestAt(awaited.Current.Place).SequenceEqual(found.Digest())) Add(ChainFault.EventChanged, found.Id);
                more = awaited.MoveNext();
            }
            if (breaks.Count >= MostBreaks) return;
        }
        for (; more && breaks.Count < MostBreaks; more = awaited.MoveNext()) Add(ChainFault.EventMissing, Id());

        long Id() => awaited.Current.Seal.EventAt(awaited.Current.Place);

        void Add(ChainFault fault, long happened) => breaks.Add(new(fault, more ? awaited.Current.Seal.Number : seals[^1].Number, happened));
    }
}
