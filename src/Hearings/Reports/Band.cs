using System.Collections.Immutable;

namespace Hearings.Reports;

/// <summary>
/// A span of percentages: <paramref name="From"/> inclusive, <paramref name="To"/> exclusive. The last band has no upper
/// end, so that bands leave neither gaps nor overlaps.
/// </summary>
public sealed record Band(decimal From, decimal? To)
{
    /// <summary>
    /// A design default, not taken from a methodology: the Commission's own bands replace these five. Full publication is
    /// a band of its own, since the Commission calls whoever is below it.
    /// </summary>
    public static ImmutableArray<Band> Default { get; } = Between(0, 50, 70, 90, 100);

    /// <summary>Bands that begin at these percentages, ascending from 0.</summary>
    public static ImmutableArray<Band> Between(params decimal[] starts)
    {
        if (starts is not [0, ..] || starts.Zip(starts.Skip(1)).Any(pair => pair.First >= pair.Second) || starts[^1] > 100)
            throw new ArgumentException("Bands begin at 0 and ascend to at most 100.", nameof(starts));
        return [.. starts.Select((from, i) => new Band(from, i + 1 < starts.Length ? starts[i + 1] : null))];
    }

    /// <summary>Whether an unrounded percentage lies in it.</summary>
    public bool Holds(decimal percent) => percent >= From && !(percent >= To);
}

/// <summary>How many bodies a band holds, by their total and by each dimension; bodies without data are in none.</summary>
public sealed record BandCount(Band Band, int Total, int Completeness, int Currency);
