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
        var unread = printed.Counts.Keys.ToHashSet();
        long C(string count)
        {
            unread.Remove(count);
            return printed.Counts[count];
        }
        string N(string count) => Texts.Text.Number(C(count));
        void Says(string sentence) => Assert.Contains(Tight(sentence), text, StringComparison.Ordinal);
        void Row(string label, params string[] numbers) => Says(label + string.Concat(numbers.Select(N)));
        string Of(string count, string whole) => $"{N(count)} ({Figures.Share(C(count), C(whole))})";

        Says(Texts.Text.Count("Reports.Measured", C("bodiesMeasured"), SmallYear.Year));
        Says(Texts.Text.Count("Reports.Below", C("bodiesBelow"), C("bodiesWithData"), Figures.Share(C("bodiesBelow"), C("bodiesWithData")), Texts.Text.Percent(printed.Report.Threshold)));
        Says(Texts.Text.Count("Reports.WeakerInKazakh", C("bodiesWeakerInKazakh")));
        Says(Texts.Text.Get("Reports.Coverage", C("valuesKnown"), C("values"), Texts.Text.Percent(AnnualReport.Share(C("valuesKnown"), C("values"))), C("valuesUnknown")));
        foreach (var (band, span) in Band.Default.Zip((string[])["0To50", "50To70", "70To90", "90To100", "100AndMore"]))
        {
            Says(Figures.Name(band) + Of($"bodiesTotal{span}", "bodiesWithData"));
            Says(Figures.Name(band) + Of($"bodiesCompleteness{span}", "bodiesWithData") + Of($"bodiesCurrency{span}", "bodiesWithData"));
        }
        Says(Texts.Text.Get("Reports.Changes", SmallYear.Year - 1, C("bodiesRose"), C("bodiesFell"), C("bodiesSame")));
        foreach (var (label, count) in ((string, string)[])[("Rose", "bodiesRose"), ("Fell", "bodiesFell"), ("Same", "bodiesSame"), ("NoTotal", "bodiesWithoutChange")])
            Row(Texts.Text.Get($"Reports.{label}"), count);
        Row(Texts.Text.Get("Reports.NewBodies", SmallYear.Year - 1), "bodiesNew");

        Says(Texts.Text.Count("Reports.CasesOpened", C("cases"), C("casesClosed"), C("casesOpen")));
        foreach (var status in Enum.GetValues<CaseStatus>().Where(s => s != CaseStatus.Closed)) Row(Texts.Text.Of(status), $"cases{status}");
        foreach (var ground in Enum.GetValues<ClosingGround>()) Row(Texts.Text.Get("Reports.ClosedWith", Figures.Within(ground)), $"casesClosed{ground}");
        Row(Texts.Text.Get("Reports.Sum"), "cases");
        foreach (var (label, count) in ((string, string)[])
            [
                ("ExplanationReceived", "explanationsReceived"), ("ExplanationMissing", "explanationsMissing"), ("ExplanationAwaited", "explanationsAwaited"),
                ("HearingsHeld", "hearingsHeld"), ("HearingsPostponed", "hearingsPostponed"), ("HearingsPlanned", "hearingsPlanned"),
            ])
            Row(Texts.Text.Get($"Reports.{label}"), count);

        Says(Texts.Text.Count("Reports.SittingsHeld", C("sittings"), Texts.Text.Percent(AnnualReport.Share(C("membersCame"), C("membersInvited")))));
        var total = Texts.Text.Get("Components.Total");
        Row(total + Texts.Text.Get("Reports.CameOf", C("membersCame"), C("membersInvited")), "itemsHearings", "itemsOther", "itemsPutOff");
        foreach (var kind in Enum.GetValues<AgendaKind>()) Row(Texts.Text.Of(kind), $"items{kind}Decided", $"items{kind}PutOff");
        Row(total, "itemsDecided", "itemsPutOff");
        foreach (var (label, count) in ((string, string)[])
            [
                ("VotesTaken", "votes"), ("VotesCarried", "votesCarried"), ("VotesLost", "votesLost"), ("VotesByChair", "votesByChair"),
                ("BallotsFor", "ballotsFor"), ("BallotsAgainst", "ballotsAgainst"), ("BallotsAbstained", "ballotsAbstained"),
            ])
            Row(Texts.Text.Get($"Reports.{label}"), count);

        Says(Texts.Text.Count("Reports.RecommendationsMade", C("recommendations")));
        Says(Texts.Text.Get("Reports.RecommendationsStand", ((RecommendationStatus[])
            [RecommendationStatus.InForce, RecommendationStatus.Executed, RecommendationStatus.Unexecuted, RecommendationStatus.Withdrawn, RecommendationStatus.Adopted])
            .Select(status => (object?)C($"recommendations{status}")).ToArray()));
        foreach (var status in Enum.GetValues<RecommendationStatus>().Where(s => s != RecommendationStatus.Draft)) Row(Texts.Text.Of(status), $"recommendations{status}");
        foreach (var answer in Enum.GetValues<AnswerKind>()) Row(Texts.Text.Get("Reports.Answered", Figures.Within(answer)), $"answers{answer}");
        foreach (var (label, count) in ((string, string)[])
            [
                ("NotAnswered", "answersNone"), ("EvidenceSubmitted", "evidenceSubmitted"), ("EvidenceAccepted", "evidenceAccepted"),
                ("EvidenceNotConfirmed", "evidenceNotConfirmed"), ("EvidenceReturned", "evidenceReturned"), ("EvidenceRejected", "evidenceRejected"),
                ("TimeAsked", "extensionsAsked"), ("TimeGranted", "extensionsGranted"),
                ("RemindersSent", "reminders"), ("LettersSent", "letters"), ("ToAgenda", "toAgenda"), ("Escalated", "casesEscalated"),
            ])
            Row(Texts.Text.Get($"Reports.{label}"), count);
        Says(printed.Sha256);

        // Printed only where there are some; this year has none.
        Assert.All((string[])["bodiesWithoutData", "untranslatedKk", "untranslatedRu", "untranslatedEn"], none => Assert.Equal(0, C(none)));
        Assert.Equal(1, C("rounds"));
        Assert.Empty(unread);
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
