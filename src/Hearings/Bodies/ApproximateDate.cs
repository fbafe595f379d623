using System.Globalization;

namespace Hearings.Bodies;

/// <summary>
/// A date known to the day (<c>2022-06-08</c>), the month (<c>2022-06</c>), the year (<c>2022</c>) or to lie within some
/// years (<c>2022/2023</c>): the forms of ISO 8601. Both ends inclusive.
/// </summary>
public readonly record struct ApproximateDate(DateOnly First, DateOnly Last)
{
    /// <summary>Reads one of the four forms; null where the text is none of them.</summary>
    public static ApproximateDate? Parse(string text)
    {
        if (Exact(text, "yyyy-MM-dd") is { } day) return new(day, day);
        if (Exact(text, "yyyy-MM") is { } month) return new(month, month.AddMonths(1).AddDays(-1));
        var years = text.Split('/');
        if (years.Length > 2 || Exact(years[0], "yyyy") is not { } from || Exact(years[^1], "yyyy") is not { } to || to < from) return null;
        return new(from, to.AddYears(1).AddDays(-1));
    }

    /// <summary>The form that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        First == Last ? First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : First.AddMonths(1).AddDays(-1) == Last ? First.ToString("yyyy-MM", CultureInfo.InvariantCulture)
        : First.Year == Last.Year ? First.ToString("yyyy", CultureInfo.InvariantCulture)
        : $"{First.Year:0000}/{Last.Year:0000}";

    /// <summary>As people write it in the reader's language, no more exact than it is known.</summary>
    public string InWords() =>
        First == Last ? Texts.Text.Date(First)
        : First.AddMonths(1).AddDays(-1) == Last ? Month()
        : First.Year == Last.Year ? First.ToString("yyyy", CultureInfo.InvariantCulture)
        : $"{First.Year}–{Last.Year}";

    // Kazakh and Russian write months small; the culture data begins a month that stands alone with a capital.
    private string Month() => Languages.Current switch
    {
        Language.Kk => $"{First.Year} жылғы {First.ToString("MMMM", Language.Kk.Culture()).ToLower(Language.Kk.Culture())}",
        Language.Ru => $"{First.ToString("MMMM", Language.Ru.Culture()).ToLower(Language.Ru.Culture())} {First.Year} г.",
        _ => First.ToString("MMMM yyyy", Language.En.Culture()),
    };

    private static DateOnly? Exact(string text, string form) =>
        DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
