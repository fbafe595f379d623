namespace Hearings.Monitoring;

/// <summary>What is measured of publication: whether all that must be there is there, and whether it is up to date.</summary>
public enum Dimension { Completeness, Currency }

/// <summary>
/// One indicator of one body in one round, as it came in. <see cref="Value"/> runs from 0 to 100; null is unknown: it
/// stays out of the denominator, is counted and is shown.
/// </summary>
public sealed class Measurement
{
    /// <summary>Its key.</summary>
    public long Id { get; init; }

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The body.</summary>
    public required Guid BodyId { get; init; }

    /// <summary>The indicator's code.</summary>
    public required string Indicator { get; init; }

    /// <summary>Completeness or currency.</summary>
    public required Dimension Dimension { get; init; }

    /// <summary>The language of the content that was judged; null where the source does not tell languages apart.</summary>
    public Language? Language { get; init; }

    /// <summary>0 to 100, or null for unknown.</summary>
    public decimal? Value { get; init; }

    /// <summary>The page that was judged.</summary>
    public string? Evidence { get; init; }

    /// <summary>When it was judged.</summary>
    public DateOnly? ObservedOn { get; init; }
}

/// <summary>
/// One cell of a body's result: a dimension in a language. Raw counts are kept, since published percentages need not
/// match rounded ones; the percentage is computed from them.
/// </summary>
public sealed class Score
{
    /// <summary>The result that it belongs to.</summary>
    public required Guid ResultId { get; init; }

    /// <summary>Completeness or currency.</summary>
    public required Dimension Dimension { get; init; }

    /// <summary>The language; null where the source does not tell languages apart.</summary>
    public Language? Language { get; init; }

    /// <summary>The sum of the known values, each as a part of 1.</summary>
    public required decimal Met { get; init; }

    /// <summary>How many values are known: the denominator.</summary>
    public required int Known { get; init; }

    /// <summary>How many values are unknown.</summary>
    public required int Unknown { get; init; }

    /// <summary>The percentage, unrounded; null (no data) where nothing is known.</summary>
    public decimal? Percent => Known == 0 ? null : Met / Known * 100m;
}

/// <summary>A body's result in a round.</summary>
public sealed class Result
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The body.</summary>
    public required Guid BodyId { get; init; }

    /// <summary>Completeness over all languages, unrounded; null where nothing is known.</summary>
    public decimal? Completeness { get; init; }

    /// <summary>Currency over all languages, unrounded; null where nothing is known.</summary>
    public decimal? Currency { get; init; }

    /// <summary>The mean of the cells that have data, unrounded; null where none has.</summary>
    public decimal? Total { get; init; }

    /// <summary>The lowest cell that has data: what the threshold is compared with.</summary>
    public decimal? Lowest { get; init; }

    /// <summary>How many values are known.</summary>
    public required int Known { get; init; }

    /// <summary>How many values are unknown.</summary>
    public required int Unknown { get; init; }

    /// <summary>The part of the values that is known, in percent; null where there are none.</summary>
    public decimal? Coverage => Known + Unknown == 0 ? null : 100m * Known / (Known + Unknown);

    /// <summary>The cells.</summary>
    public List<Score> Scores { get; init; } = [];

    /// <summary>Whether the threshold calls this body: any known figure below it. No data calls nobody.</summary>
    public bool IsBelow(decimal threshold) => Lowest < threshold;
}
