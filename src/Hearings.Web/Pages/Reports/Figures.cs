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

    /// <summary>A count.</summary>
    public static string Count(long number) => number.ToString("N0", Languages.Current.Culture());

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
