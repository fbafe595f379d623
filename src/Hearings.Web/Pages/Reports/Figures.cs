using Hearings.Reports;
using Hearings.Texts;

namespace Hearings.Web.Pages.Reports;

/// <summary>How the report writes figures in tables: always two decimals, so that they stand under each other.</summary>
public static class Figures
{
    /// <summary>A percentage without its sign, which the table's head gives; "no data" where there is none.</summary>
    public static string Score(decimal? percent) => percent is { } known ? Rounded(known).ToString("0.00", Languages.Current.Culture()) : Text.Get("Names.NoData");

    /// <summary>Percentage points with their sign; a dash where they cannot be told.</summary>
    public static string Points(decimal? points) => points is { } known ? Rounded(known).ToString("+0.00;\u22120.00;0.00", Languages.Current.Culture()) : "—";

    /// <summary>A part of a whole in per cent.</summary>
    public static string Share(long part, long whole) => Text.Percent(AnnualReport.Share(part, whole));

    /// <summary>What a band holds, in words.</summary>
    public static string Name(Band band) => (band.From, band.To) switch
    {
        (0, { } to) => Text.Get("Reports.BandUnder", to),
        ({ } from, { } to) => Text.Get("Reports.BandBetween", from, to),
        (100, null) => Text.Percent(100),
        var (from, _) => Text.Get("Reports.BandFrom", from),
    };

    /// <summary>The same in figures for a narrow column, such as 50–70.</summary>
    public static string Brief(Band band) => (band.From, band.To) switch
    {
        (0, { } to) => $"<\u00a0{to:0}",
        ({ } from, { } to) => $"{from:0}–{to:0}",
        (100, null) => "100",
        var (from, _) => $"≥\u00a0{from:0}",
    };

    /// <summary>The name of an enum's value as it stands within a line: with a small letter first.</summary>
    public static string Within(Enum value)
    {
        var name = Text.Of(value);
        return char.ToLower(name[0], Languages.Current.Culture()) + name[1..];
    }

    /// <summary>The language tag of a text that does not exist in the reader's language; null where it does.</summary>
    public static string? Lang(Trilingual text) => text.Exact(Languages.Current) is not null ? null
        : Languages.All.Where(l => text.Exact(l) is not null).Select(l => l.Code()).FirstOrDefault();

    /// <summary>The results in the order that the reader wants: by name, or by total with the lowest first and no data last.</summary>
    public static IReadOnlyList<BodyResult> Sorted(AnnualReport report, bool byScore)
    {
        var byName = report.Results.OrderBy(r => r.Name.ToString(), Alphabet).ThenBy(r => r.Code, StringComparer.Ordinal);
        return [.. byScore ? byName.OrderBy(r => r.Total is null).ThenBy(r => r.Total) : byName];
    }

    /// <summary>The alphabetical order of the reader's language, in which № 2 comes before № 10.</summary>
    public static StringComparer Alphabet => StringComparer.Create(Languages.Current.Culture(), System.Globalization.CompareOptions.NumericOrdering);

    private static decimal Rounded(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
