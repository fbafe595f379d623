using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Hearings.Audit;

/// <summary>A seal by its number and its hash: enough to say afterwards whether the chain up to it is still the same.</summary>
public sealed record SealMark(long Number, string Hash, DateTimeOffset SealedAt)
{
    /// <summary>What stands before the first seal: number 0 and 64 zeros.</summary>
    public static SealMark None { get; } = new(0, new string('0', 64), DateTimeOffset.MinValue);

    /// <summary>Number and hash as people note them.</summary>
    public override string ToString() => $"{Number}:{Hash}";
}

/// <summary>
/// A batch of events, sealed: what the batch held, chained to the seal before it. It covers every event whose id is greater than the last
/// one of the seal before (the first seal: every one) and not greater than its own last one. Never changed: database triggers
/// refuse update, delete and truncate.
/// </summary>
public sealed class AuditSeal
{
    /// <summary>The version of what is hashed, and how.</summary>
    public const short CurrentVersion = 1;

    private const int IdSize = 8;
    private const int EntrySize = IdSize + SHA256.HashSizeInBytes;

    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The version by which it was made.</summary>
    public required short Version { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>The id of the first event in it.</summary>
    public required long FirstEvent { get; init; }

    /// <summary>The id of the last event in it.</summary>
    public required long LastEvent { get; init; }

    /// <summary>How many events are in it.</summary>
    public required int Count { get; init; }

    /// <summary>For each event, in the order of ids: its id in 8 bytes, the most significant first, then the 32 bytes of its digest.</summary>
    public required byte[] Digests { get; init; }

    /// <summary>See <see cref="HashAfter"/>; 64 hexadecimal digits in lower case.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Its number, hash and moment.</summary>
    public SealMark Mark => new(Number, Hash, SealedAt);

    /// <summary>The bytes that stand for an event in <see cref="Digests"/>.</summary>
    public static byte[] Entry(StoredEvent happened)
    {
        var entry = new byte[EntrySize];
        BinaryPrimitives.WriteInt64BigEndian(entry, happened.Id);
        happened.Digest().CopyTo(entry.AsSpan(IdSize));
        return entry;
    }

    /// <summary>The seal after another.</summary>
    public static AuditSeal After(SealMark previous, byte[] digests, DateTimeOffset at)
    {
        var seal = new AuditSeal
        {
            Number = previous.Number + 1,
            Version = CurrentVersion,
            // As finely as the database keeps it, so that the hash can be computed again.
            SealedAt = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)).ToUniversalTime(),
            FirstEvent = IdIn(digests, 0),
            LastEvent = IdIn(digests, digests.Length - EntrySize),
            Count = digests.Length / EntrySize,
            Digests = digests,
        };
        seal.Hash = seal.HashAfter(previous.Hash);
        return seal;
    }

    /// <summary>
    /// The SHA-256 over the <see cref="CanonicalForm"/> of seven fields (the word <c>hearings.seal.</c> with the version behind it, number,
    /// sealed_at, first_event, last_event, count, the hash of the seal before it) and, right behind them, the bytes of <see cref="Digests"/>.
    /// </summary>
    public string HashAfter(string previous) => Convert.ToHexStringLower(SHA256.HashData(
    [
        .. CanonicalForm.Of(
            $"hearings.seal.{Version}", CanonicalForm.Number(Number), CanonicalForm.Moment(SealedAt), CanonicalForm.Number(FirstEvent),
            CanonicalForm.Number(LastEvent), CanonicalForm.Number(Count), previous),
        .. Digests,
    ]));

    /// <summary>Whether it is the seal after another, and itself unchanged.</summary>
    public bool Follows(SealMark previous) =>
        Number == previous.Number + 1 && Digests.Length == Count * EntrySize && Hash == HashAfter(previous.Hash);

    /// <summary>The id of the event at a place.</summary>
    public long EventAt(int place) => IdIn(Digests, place * EntrySize);

    /// <summary>The digest of the event at a place.</summary>
    public ReadOnlySpan<byte> DigestAt(int place) => Digests.AsSpan(place * EntrySize + IdSize, SHA256.HashSizeInBytes);

    private static long IdIn(byte[] digests, int at) => BinaryPrimitives.ReadInt64BigEndian(digests.AsSpan(at, IdSize));
}
