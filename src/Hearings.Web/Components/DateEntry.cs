using System.Globalization;

namespace Hearings.Web.Components;

/// <summary>A date as typed into three boxes: it keeps what was typed, even where that is no date.</summary>
public sealed class DateEntry
{
    /// <summary>The day as typed.</summary>
    public string? Day { get; set; }

    /// <summary>The month as typed, a number.</summary>
    public string? Month { get; set; }

    /// <summary>The year as typed, four figures.</summary>
    public string? Year { get; set; }

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    /// <summary>The date, or null where what was typed is no day of the calendar.</summary>
    public DateOnly? Date =>
        DateOnly.TryParseExact($"{Year?.Trim()}-{Month?.Trim()}-{Day?.Trim()}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : null;

    /// <summary>A date, ready to be changed.</summary>
    public static DateEntry Of(DateOnly? date) => date is not { } known ? new DateEntry() : new DateEntry
    {
        Day = known.Day.ToString(CultureInfo.InvariantCulture),
        Month = known.Month.ToString(CultureInfo.InvariantCulture),
        Year = known.Year.ToString("0000", CultureInfo.InvariantCulture),
    };
}
