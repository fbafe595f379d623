using System.Globalization;
using Hearings.Cases;
using Hearings.Reports;
using Hearings.Simulation;
using Hearings.Texts;

namespace Hearings.Cli;

/// <summary>A year's counts as lines for people.</summary>
internal static class YearLines
{
    /// <summary>The lines, in the order of the report.</summary>
    public static IEnumerable<(string Name, string Value)> Of(YearSummary summary, AnnualReport report)
    {
        yield return ("bodies measured", N(report.Results.Count));
        yield return ($"bodies below {Text.Percent(summary.Threshold)}", N(report.Below));
        if (summary.OtherThreshold is { } other)
            yield return ($"bodies that {Text.Percent(other)} would have called", N(summary.Counts["bodiesBelowOther"]));
        yield return ("cases opened", N(report.Cases.Count));
        foreach (var ground in Enum.GetValues<ClosingGround>()) yield return ($"  closed: {Text.Of(ground)}", N(report.CasesWith(ground)));
        foreach (var status in Enum.GetValues<CaseStatus>().Where(s => s != CaseStatus.Closed && report.CasesIn(s) > 0))
            yield return ($"  still at: {Text.Of(status)}", N(report.CasesIn(status)));
        yield return ("explanations received, missing", $"{N(report.CasesWith(ExplanationState.Received))}, {N(report.CasesWith(ExplanationState.Missing))}");
        yield return ("hearings held, postponed", $"{N(report.HearingsHeld)}, {N(report.HearingsPostponed)}");
        yield return ("recommendations", N(report.Recommendations.Count));
        yield return ("pages printed", string.Join(", ", summary.Pages.Select(p => $"{p.Key} {N(p.Value)}")));
    }

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
