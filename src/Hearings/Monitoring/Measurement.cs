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

    /// <summary>The page that was judged, as the source gives it; not always an address.</summary>
    public string? Evidence { get; init; }

    /// <summary>When it was judged.</summary>
    public DateOnly? ObservedOn { get; init; }
}
