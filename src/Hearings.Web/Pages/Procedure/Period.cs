using System.Globalization;

namespace Hearings.Web.Pages.Procedure;

/// <summary>The days that figures are taken from, both inclusive, as the address says; the last ninety where it says nothing.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    private const int Usual = 90;

    /// <summary>Reads the query string; what is no date, or ends before it begins, is the usual period.</summary>
    public static Period Of(string? from, string? to, DateOnly today)
    {
        var (begin, end) = (Parse(from), Parse(to) ?? today);
        var period = new Period(begin ?? end.AddDays(-Usual), end);
        return period.From > period.To ? new Period(today.AddDays(-Usual), today) : period;
    }

    /// <summary>A day as a field and an address have it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2200 ? day : null;
}
