namespace Hearings.Monitoring;

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
