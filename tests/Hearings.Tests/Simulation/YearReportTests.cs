using System.Text.RegularExpressions;
using Hearings.Cases;
using Hearings.Recommendations;
using Hearings.Reports;
using Hearings.Simulation;
using Hearings.Sittings;
using Hearings.Tests.Reports;
using Hearings.Texts;
using Hearings.Web.Pages.Reports;
using Microsoft.Extensions.Logging.Abstractions;
using UglyToad.PdfPig;
using Xunit;

namespace Hearings.Tests.Simulation;

/// <summary>Each count of a simulated year's summary stands in each of its three reports.</summary>
[Collection(typeof(Years))]
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
        var counts = printed.Counts;
        string N(string count) => counts[count].ToString("N0", language.Culture());
        void Row(string label, params string[] numbers) => Assert.Contains(Tight(label + string.Concat(numbers.Select(N))), text, StringComparison.Ordinal);

        foreach (var status in Enum.GetValues<CaseStatus>().Where(s => s != CaseStatus.Closed)) Row(Texts.Text.Of(status), $"cases{status}");
        foreach (var ground in Enum.GetValues<ClosingGround>()) Row(Texts.Text.Get("Reports.ClosedWith", Figures.Within(ground)), $"casesClosed{ground}");
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
        foreach (var answer in Enum.GetValues<AnswerKind>()) Row(Texts.Text.Get("Reports.Answered", Figures.Within(answer)), $"answers{answer}");
        Row(Texts.Text.Get("Reports.NotAnswered"), "answersNone");
        foreach (var (label, count) in ((string, string)[])
            [
                ("EvidenceSubmitted", "evidenceSubmitted"), ("EvidenceAccepted", "evidenceAccepted"), ("EvidenceNotConfirmed", "evidenceNotConfirmed"),
                ("EvidenceReturned", "evidenceReturned"),
                ("EvidenceRejected", "evidenceRejected"), ("TimeAsked", "extensionsAsked"), ("TimeGranted", "extensionsGranted"),
                ("RemindersSent", "reminders"), ("LettersSent", "letters"), ("ToAgenda", "toAgenda"), ("Escalated", "casesEscalated"),
            ])
            Row(Texts.Text.Get($"Reports.{label}"), count);
        Assert.Contains(Tight(Texts.Text.Count("Reports.RecommendationsMade", counts["recommendations"])), text, StringComparison.Ordinal);
        Assert.Contains(Tight(Texts.Text.Count("Reports.Measured", counts["bodiesMeasured"], SmallYear.Year)), text, StringComparison.Ordinal);
        Assert.Contains(Tight(Texts.Text.Count("Reports.SittingsHeld", counts["sittings"],
            Texts.Text.Percent(AnnualReport.Share(counts["membersCame"], counts["membersInvited"])))), text, StringComparison.Ordinal);
        Assert.Contains(Tight(Texts.Text.Get("Reports.RecommendationsStand", ((RecommendationStatus[])
            [RecommendationStatus.InForce, RecommendationStatus.Executed, RecommendationStatus.Unexecuted, RecommendationStatus.Withdrawn, RecommendationStatus.Adopted])
            .Select(status => (object?)counts[$"recommendations{status}"]).ToArray())), text, StringComparison.Ordinal);
        Assert.Contains(printed.Sha256, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_year_had_some_of_everything()
    {
        var counts = printed.Counts;
        foreach (var some in (string[])["sittings", "votes", "recommendations", "evidenceSubmitted", "evidenceAccepted", "evidenceReturned", "reminders", "explanationsMissing"])
            Assert.True(counts[some] > 0, $"{some} is 0");
        Assert.Equal(counts["cases"], Enum.GetNames<CaseStatus>().Sum(s => counts[$"cases{s}"]));
        Assert.True(counts["votes"] == counts["votesCarried"] + counts["votesLost"]);
        Assert.Equal(counts["recommendations"], counts.Where(c => c.Key.StartsWith("recommendations", StringComparison.Ordinal)).Sum(c => c.Value) - counts["recommendations"]);
        Assert.True(counts["evidenceAccepted"] == counts["recommendationsExecuted"], "each recommendation of this year has one addressee, and none is remedied but by a confirmed acceptance");
    }

    [Fact]
    public void A_body_is_asked_for_nothing_that_its_figures_do_not_lack_and_never_twice()
    {
        var (results, asked) = (printed.Report.Results.ToDictionary(r => r.Code), printed.Report.Recommendations);
        Assert.All(asked, line => Assert.True(
            (line.Text == Phrases.OfCurrency.Text ? results[line.Code].Currency : results[line.Code].Completeness) < printed.Report.Threshold, $"{line.Reference}: {line.Text}"));
        Assert.All(asked.GroupBy(line => (line.Code, line.Text.En)), same => Assert.All(
            same.OrderBy(line => line.HeldOn).SkipLast(1), earlier => Assert.Equal(RecommendationStatus.Unexecuted, earlier.Status)));
    }

    [GeneratedRegex(@"[\s\u00a0\u00ad\u2010-]+")]
    private static partial Regex Loose();

    private static string Tight(string text) => Loose().Replace(text, "");

    /// <summary>The year, printed once.</summary>
    public sealed class Printed(Years years) : IAsyncLifetime
    {
        private readonly Dictionary<Language, string> _texts = [];

        public IReadOnlyDictionary<string, long> Counts { get; private set; } = null!;

        public string Sha256 { get; private set; } = "";

        public AnnualReport Report { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            (Counts, Sha256, Report) = (years.First.Counts, years.First.Edition.Sha256, ReportShelf.Of(years.First.Edition));
            await using var chromium = new ChromiumPdfPrinter(_ => { }, TimeSpan.FromMinutes(5));
            var printer = new ReportPrinter(new DocumentPrinter(chromium, NullLoggerFactory.Instance));
            foreach (var language in Languages.All)
            {
                using var document = PdfDocument.Open((await printer.Print(Report, language, byScore: false)).Pdf);
                _texts[language] = Tight(string.Concat(Enumerable.Range(1, document.NumberOfPages).Select(page => Pdf.Body(document, page))));
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        /// <summary>All text of a report, white space and hyphens left out.</summary>
        public string Text(Language language) => _texts[language];
    }
}
