using Hearings.Bodies;

namespace Hearings.Reports;

/// <summary>A body's line in the report. Percentages are unrounded; null is no data, never zero.</summary>
public sealed record BodyResult(string Code, Trilingual Name, BodyKind Kind)
{
    /// <summary>Completeness in percent.</summary>
    public decimal? Completeness { get; init; }

    /// <summary>Currency in percent.</summary>
    public decimal? Currency { get; init; }

    /// <summary>The mean of the cells that have data.</summary>
    public decimal? Total { get; init; }

    /// <summary>The lowest cell: what the threshold is compared with.</summary>
    public decimal? Lowest { get; init; }

    /// <summary>Known values.</summary>
    public int Known { get; init; }

    /// <summary>Unknown values, which are in no denominator.</summary>
    public int Unknown { get; init; }

    /// <summary>The mean of the cells about content in Kazakh; null where languages are not told apart.</summary>
    public decimal? Kazakh { get; init; }

    /// <summary>The same for Russian.</summary>
    public decimal? Russian { get; init; }

    /// <summary>Kazakh less Russian, in percentage points.</summary>
    public decimal? LanguageGap => Kazakh - Russian;

    /// <summary>Whether a comparable round the year before measured this body too.</summary>
    public bool MeasuredBefore { get; init; }

    /// <summary>The total of that round.</summary>
    public decimal? Before { get; init; }

    /// <summary>Total less <see cref="Before"/>, in percentage points; null where either is missing.</summary>
    public decimal? Change => Total - Before;
}

/// <summary>The round of the year before, and whether its figures may be set beside this year's.</summary>
/// <param name="Added">Indicators (with dimension and language) that this year's round has and that one had not.</param>
/// <param name="Dropped">Indicators that this year's round has no longer.</param>
public sealed record EarlierRound(string Code, Trilingual Title, int Year, int Added, int Dropped)
{
    /// <summary>Only the same indicators make changes mean anything.</summary>
    public bool IsComparable => Added == 0 && Dropped == 0;
}
