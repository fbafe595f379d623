using System.Globalization;
using System.Text.RegularExpressions;
using Hearings.Cases;
using Hearings.Recommendations;
using Hearings.Reports;
using Hearings.Simulation;
using Hearings.Sittings;
using Hearings.Tests.CommandLine;
using Hearings.Tests.Reports;
using Hearings.Texts;
using UglyToad.PdfPig;
using Xunit;

namespace Hearings.Tests.Simulation;

/// <summary>A small year run from the terminal: each count of summary.json stands in each of the three reports.</summary>
public sealed partial class YearReportTests(YearReportTests.Printed printed) : IClassFixture<YearReportTests.Printed>
{
    [Theory]
    [InlineData(Language.Kk)]
    [InlineData(Language.Ru)]
    [InlineData(Language.En)]
    public void Every_count_of_the_summary_is_printed(Language language)
    {
        using var _ = Languages.Use(language);
        var text = printed.Text(language);
        var counts = printed.Summary.Counts;
        string N(string count) => counts[count].ToString("N0", language.Culture());
        void Row(string label, params string[] numbers) => Assert.Contains(Tight(label + string.Concat(numbers.Select(N))), text, StringComparison.Ordinal);

        foreach (var status in Enum.GetValues<CaseStatus>().Where(s => s != CaseStatus.Closed)) Row(Texts.Text.Of(status), $"cases{status}");
        foreach (var ground in Enum.GetValues<ClosingGround>()) Row(Texts.Text.Get("Reports.ClosedWith", ground), $"casesClosed{ground}");
        Row(Texts.Text.Get("Reports.Sum"), "cases");
        Row(Texts.Text.Get("Reports.ExplanationReceived"), "explanationsReceived");
        Row(Texts.Text.Get("Reports.ExplanationMissing"), "explanationsMissing");
        Row(Texts.Text.Get("Reports.HearingsHeld"), "hearingsHeld");
        Row(Texts.Text.Get("Reports.HearingsPostponed"), "hearingsPostponed");
        foreach (var kind in Enum.GetValues<AgendaKind>()) Row(Texts.Text.Of(kind), $"items{kind}Decided", $"items{kind}PutOff");
        Row(Texts.Text.Get("Reports.VotesTaken"), "votes");
        Row(Texts.Text.Get("Reports.VotesCarried"), "votesCarried");
        Row(Texts.Text.Get("Reports.VotesLost"), "votesLost");
        Row(Texts.Text.Get("Reports.BallotsFor"), "ballotsFor");
        Row(Texts.Text.Get("Reports.BallotsAgainst"), "ballotsAgainst");
        Row(Texts.Text.Get("Reports.BallotsAbstained"), "ballotsAbstained");
        foreach (var status in Enum.GetValues<RecommendationStatus>().Where(s => s != RecommendationStatus.Draft)) Row(Texts.Text.Of(status), $"recommendations{status}");
        foreach (var answer in Enum.GetValues<AnswerKind>()) Row(Texts.Text.Get("Reports.Answered", answer), $"answers{answer}");
        Row(Texts.Text.Get("Reports.NotAnswered"), "answersNone");
        foreach (var (label, count) in ((string, string)[])
            [
                ("EvidenceSubmitted", "evidenceSubmitted"), ("EvidenceAccepted", "evidenceAccepted"), ("EvidenceReturned", "evidenceReturned"),
                ("EvidenceRejected", "evidenceRejected"), ("TimeAsked", "extensionsAsked"), ("TimeGranted", "extensionsGranted"),
                ("RemindersSent", "reminders"), ("LettersSent", "letters"), ("ToAgenda", "toAgenda"), ("Escalated", "casesEscalated"),
            ])
            Row(Texts.Text.Get($"Reports.{label}"), count);
        Assert.Contains(Tight(Texts.Text.Count("Reports.RecommendationsMade", counts["recommendations"])), text, StringComparison.Ordinal);
        Assert.Contains(Tight(Texts.Text.Count("Reports.Measured", counts["bodiesMeasured"], SmallYear.Year)), text, StringComparison.Ordinal);
        Assert.Contains(Tight(Texts.Text.Count("Reports.SittingsHeld", counts["sittings"],
            Texts.Text.Percent(AnnualReport.Share(counts["membersCame"], counts["membersInvited"])))), text, StringComparison.Ordinal);
        Assert.Contains(printed.Summary.Sha256, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_year_had_some_of_everything()
    {
        var counts = printed.Summary.Counts;
        foreach (var some in (string[])["sittings", "votes", "recommendations", "evidenceSubmitted", "evidenceAccepted", "evidenceReturned", "reminders", "hearingsPostponed", "explanationsMissing"])
            Assert.True(counts[some] > 0, $"{some} is 0");
        Assert.Equal(counts["cases"], Enum.GetNames<CaseStatus>().Sum(s => counts[$"cases{s}"]));
        Assert.True(counts["votes"] == counts["votesCarried"] + counts["votesLost"]);
    }

    [GeneratedRegex(@"[\s\u00a0\u00ad\u2010-]+")]
    private static partial Regex Loose();

    private static string Tight(string text) => Loose().Replace(text, "");

    /// <summary>The year, run once.</summary>
    public sealed class Printed(Postgres postgres) : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hearings-year-");

        public YearSummary Summary { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var files = SmallYear.Files(SmallYear.Year);
            var (bodies, scores) = (Path.Combine(_folder.FullName, "bodies.csv"), Path.Combine(_folder.FullName, "scores.csv"));
            await File.WriteAllBytesAsync(bodies, files.Bodies!.Content);
            await File.WriteAllBytesAsync(scores, files.Scores!.Content);
            var run = await Terminal.Run(["year", "--bodies", bodies, "--scores", scores, "--year", SmallYear.Year.ToString(CultureInfo.InvariantCulture),
                "--compare", "50", "--seed", "3", "--fictional", "--out", _folder.FullName], new() { ["HEARINGS_DB"] = await postgres.NewDatabase() });
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Summary = YearSummary.Read(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "summary.json")));
        }

        public ValueTask DisposeAsync()
        {
            _folder.Delete(recursive: true);
            return ValueTask.CompletedTask;
        }

        /// <summary>All text of a report, white space and hyphens left out.</summary>
        public string Text(Language language)
        {
            using var document = PdfDocument.Open(Path.Combine(_folder.FullName, $"annual-report-{SmallYear.Year}-{language.Code()}.pdf"));
            Assert.Equal(Summary.Pages[language.Code()], document.NumberOfPages);
            return Tight(string.Concat(Enumerable.Range(1, document.NumberOfPages).Select(page => Pdf.Body(document, page))));
        }
    }
}
