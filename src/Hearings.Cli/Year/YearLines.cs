using System.Globalization;
using Hearings.Cases;
using Hearings.Recommendations;
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
        yield return ("sittings; attendance", $"{N(report.Sittings.Count)}; {Text.Percent(report.Attendance)}");
        yield return ("votes carried, lost; ballots for, against, abstained",
            $"{N(report.Votes.Carried)}, {N(report.Votes.Lost)}; {N(report.Votes.For)}, {N(report.Votes.Against)}, {N(report.Votes.Abstained)}");
        yield return ("recommendations", N(report.RecommendationCount));
        foreach (var status in Enum.GetValues<RecommendationStatus>().Where(s => report.RecommendationsIn(s) > 0))
            yield return ($"  {Text.Of(status)}", N(report.RecommendationsIn(status)));
        var followed = report.FollowUp;
        yield return ("answers accepting, in part, refusing, none",
            string.Join(", ", ((AnswerKind?[])[AnswerKind.Accepted, AnswerKind.InPart, AnswerKind.Refused, null]).Select(a => N(report.PartsAnswered(a)))));
        yield return ("evidence; accepted, not confirmed, returned, rejected",
            $"{N(followed.Submitted)}; {N(followed.Accepted)}, {N(followed.NotConfirmed)}, {N(followed.Returned)}, {N(followed.Rejected)}");
        yield return ("extensions asked, granted", $"{N(followed.TimeAsked)}, {N(followed.TimeGranted)}");
        yield return ("reminders; letters; to a sitting; escalated",
            $"{N(followed.Reminders)}; {N(followed.Letters)}; {N(followed.ToAgenda)}; {N(report.Escalated)}");
        yield return ("notices to people (no mail leaves a simulation)", N(summary.Rows.GetValueOrDefault("notice")));
        yield return ("pages printed", string.Join(", ", summary.Pages.Select(p => $"{p.Key} {N(p.Value)}")));
    }

    private static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
