namespace Hearings.Calendar;

/// <summary>A holiday on a fixed day of the year, between two years inclusive.</summary>
public sealed class Holiday
{
    /// <summary>Its key.</summary>
    public int Id { get; init; }

    /// <summary>The month, from 1.</summary>
    public required int Month { get; init; }

    /// <summary>The day of the month, from 1.</summary>
    public required int Day { get; init; }

    /// <summary>The first year, inclusive; null where it has no beginning that we know.</summary>
    public int? FromYear { get; init; }

    /// <summary>The last year, inclusive; null while it lasts.</summary>
    public int? ToYear { get; init; }

    /// <summary>Whether a day off is given instead when it falls on a weekend: so for national days, not for religious ones.</summary>
    public required bool ShiftsFromWeekend { get; init; }

    /// <summary>Its name.</summary>
    public required Trilingual Name { get; init; }

    /// <summary>Where the rule stands, or who verified it.</summary>
    public required Trilingual Source { get; init; }

    /// <summary>Whether it is kept in a year.</summary>
    public bool AppliesTo(int year) => year >= (FromYear ?? int.MinValue) && year <= (ToYear ?? int.MaxValue);

    /// <summary>Its date in a year.</summary>
    public DateOnly In(int year) => new(year, Month, Day);
}

/// <summary>One date that is off or worked by decision: a moving religious day, or a rest day that the executive moved.</summary>
public sealed class SpecialDay
{
    /// <summary>The date, in Almaty.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>True where people work on it although the rule says otherwise.</summary>
    public required bool IsWorking { get; init; }

    /// <summary>Its name or the reason.</summary>
    public required Trilingual Name { get; init; }

    /// <summary>The act or calendar that says so.</summary>
    public required Trilingual Source { get; init; }
}

/// <summary>A year whose calendar has been compared with the one published.</summary>
public sealed class CalendarYear
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Whether a published calendar confirms it; otherwise it is shown as not confirmed.</summary>
    public required bool Confirmed { get; set; }

    /// <summary>The published calendar, or why there is none.</summary>
    public required Trilingual Source { get; set; }
}
