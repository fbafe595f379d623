using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Hearings.Access;
using Hearings.Cases;
using Hearings.Reports;
using Hearings.Texts;
using Hearings.Tests.CommandLine;
using Hearings.Web.Pages.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace Hearings.Tests.Reports;

public sealed partial class ReportPdfTests(ReportHouse house) : IClassFixture<ReportHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Language.Kk, "Годовой", "Ққәғңөұүі")]
    [InlineData(Language.Ru, "жылғы", "ёъыэё")]
    [InlineData(Language.En, "Годовой", "Annual")]
    public async Task Prints_a_tagged_document_in_the_language_with_its_fonts_and_right_contents(Language language, string absent, string letters)
    {
        using var _ = Languages.Use(language);
        var (report, printed) = await house.Print(2026, language);
        using var document = PdfDocument.Open(printed.Pdf);

        Assert.Equal(document.NumberOfPages, printed.Pages);
        Assert.Equal($"{Text.Get("Reports.YearTitle", 2026)} – {Text.Get("Layout.Commission")}", document.Information.Title);
        var catalog = document.Structure.Catalog.CatalogDictionary;
        Assert.Equal(language.Code(), catalog.Data["Lang"] is StringToken lang ? lang.Data : null);
        Assert.True(catalog.ContainsKey(NameToken.Create("StructTreeRoot")));
        var pages = Enumerable.Range(1, document.NumberOfPages).ToList();
        Assert.All(pages.SelectMany(page => Pdf.EmbeddedFonts(document, page)), Assert.True);
        var text = string.Join(' ', pages.Select(page => Pdf.Words(document, page)));
        Assert.All(letters, letter => Assert.Contains(letter, text));
        if (language != Language.Ru) Assert.DoesNotContain(absent, text, StringComparison.Ordinal);

        // Every page but the cover says what it belongs to, which page it is, and that the scores are made up.
        Assert.DoesNotContain($"1 / {printed.Pages}", Pdf.Words(document, 1), StringComparison.Ordinal);
        Assert.All(pages.Skip(1), page => Assert.Contains($"{page} / {printed.Pages}", Pdf.Words(document, page), StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Contains(Text.Get("Reports.FictionalMark"), Pdf.Words(document, page), StringComparison.Ordinal));

        // No page but the last stays nearly empty.
        Assert.All(pages.Skip(1).SkipLast(1), page => Assert.True(Pdf.Fill(document, page) > 0.2, $"page {page} is nearly empty"));

        // The contents tell the page on which each heading stands.
        var contents = Tight(Pdf.Body(document, 2));
        foreach (var section in new ReportOutline(report).Sections)
        {
            var page = pages.Skip(2).First(p => Tight(Pdf.Body(document, p)).Contains(Tight(section.Title), StringComparison.Ordinal));
            Assert.Contains(Tight(section.Title) + page, contents, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Language.Kk)]
    [InlineData(Language.Ru)]
    [InlineData(Language.En)]
    public async Task Every_count_in_the_text_is_the_records(Language language)
    {
        using var _ = Languages.Use(language);
        var (report, printed) = await house.Print(2026, language);
        using var document = PdfDocument.Open(printed.Pdf);
        var text = Tight(string.Concat(Enumerable.Range(1, printed.Pages).Select(page => Pdf.Body(document, page))));

        void Says(string sentence) => Assert.Contains(Tight(sentence), text, StringComparison.Ordinal);
        Says(Text.Count("Reports.Measured", report.Results.Count, 2026));
        Says(Text.Get("Reports.Coverage", report.Known, report.Known + report.Unknown, Text.Percent(report.Coverage), report.Unknown));
        Says(Text.Count("Reports.WithoutData", report.WithoutData));
        Says(Text.Count("Reports.CasesOpened", 6, 3, 3));
        Says(Text.Get("Reports.Explanations", 4, 1, 1));
        Says(Text.Get("Reports.Hearings", 3, 1, 1));
        Says(Text.Count("Reports.RecommendationsMade", 2));
        Says(Text.Get("Reports.Changes", 2025, 1, 1, ReportHouse.Flawless + 2));
        foreach (var status in Enum.GetValues<CaseStatus>().Where(s => s != CaseStatus.Closed))
            Says(Text.Of(status) + report.CasesIn(status));
        foreach (var result in report.Results.Where(r => r.Code.StartsWith('A')))
            Says(result.Name.ToString() + Figures.Score(result.Completeness) + Figures.Score(result.Currency) + Figures.Score(result.Total));
        foreach (var recommendation in report.Recommendations)
            Says(recommendation.Text.ToString());
    }

    [Theory]
    [InlineData(Language.Kk)]
    [InlineData(Language.Ru)]
    [InlineData(Language.En)]
    public async Task The_preview_says_what_the_PDF_says(Language language)
    {
        using var browser = await house.SignedIn(await house.Person(Role.Secretary), language);
        var preview = await browser.Get("/reports/2026");
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        var answer = await browser.Client.GetAsync(new Uri($"/reports/2026/{language.Code()}.pdf", UriKind.Relative), Stop);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"annual-report-2026-{language.Code()}.pdf", answer.Content.Headers.ContentDisposition!.FileName);

        using var document = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(Stop));
        var printed = Tight(string.Concat(Enumerable.Range(1, document.NumberOfPages).Select(page => Pdf.Body(document, page))));
        var shown = preview.Html.QuerySelectorAll(".report :is(h2, h3, p, li:not(:has(a)), th, td, dt, dd, figcaption, svg text)")
            .Select(e => e.QuerySelector(".data-table__cell")?.TextContent ?? e.TextContent).Select(Tight).Where(t => t.Length > 0).ToList();
        Assert.True(shown.Count > 500, $"Only {shown.Count} pieces of text were found.");
        Assert.Empty(shown.Where(text => !printed.Contains(text, StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public async Task Says_in_words_what_there_is_not()
    {
        using var _ = Languages.Use(Language.En);
        var (_, printed) = await house.Print(2024, Language.En);
        using var document = PdfDocument.Open(printed.Pdf);
        var text = Tight(string.Concat(Enumerable.Range(1, printed.Pages).Select(page => Pdf.Body(document, page))));

        foreach (var sentence in (string[])[Text.Get("Reports.NoCases"), Text.Get("Reports.NoRecommendations"), Text.Get("Reports.NoEarlier", 2023)])
            Assert.Contains(Tight(sentence), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Tight(Text.Get("Reports.FictionalMark")), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_for_the_Commission_and_lists_the_years()
    {
        var body = await house.Ask(db => Task.FromResult(db.Bodies.First(b => b.Code == "A1").Id));
        using var officer = await house.SignedIn(await house.Person(Role.Loader, body));
        foreach (var closed in (string[])["/reports", "/reports/2026", "/reports/2026/kk.pdf"])
            Assert.Equal(HttpStatusCode.Forbidden, (await officer.Get(closed)).Status);
        using var auditor = await house.SignedIn(await house.Person(Role.Auditor));

        var list = await auditor.Get("/reports");
        Assert.Equal(["Annual report for 2027", "Annual report for 2026", "Annual report for 2025", "Annual report for 2024"], list.Texts("tbody th a"));
        var byScore = await auditor.Get("/reports/2026?sort=score");
        Assert.Equal("Akimat of Ulytau Region", byScore.Text(".report-results tbody .data-table__cell"));
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get("/reports/2028")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get("/reports/2028/kk.pdf")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get("/reports/2026/de.pdf")).Status);
    }

    [Fact]
    public async Task The_terminal_prints_each_language_and_names_the_years_it_knows()
    {
        var folder = Directory.CreateTempSubdirectory("hearings-report-");
        try
        {
            Dictionary<string, string?> database = new() { ["HEARINGS_DB"] = house.ConnectionString };
            var printed = await Terminal.Run(["report", "--year", "2026", "--lang", "kk,en", "--out", folder.FullName], database);
            Assert.Equal((0, ""), (printed.ExitCode, printed.Errors));
            var files = folder.GetFiles().Select(f => f.FullName).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(["annual-report-2026-en.pdf", "annual-report-2026-kk.pdf"], files.Select(Path.GetFileName));
            foreach (var file in files)
            {
                using var document = PdfDocument.Open(file);
                Assert.Contains($"{file}: {document.NumberOfPages.ToString(CultureInfo.InvariantCulture)} pages", printed.Output, StringComparison.Ordinal);
            }

            var unknown = await Terminal.Run(["report", "--year", "1999", "--out", folder.FullName], database);
            Assert.Equal(1, unknown.ExitCode);
            Assert.Contains("2027, 2026, 2025, 2024", unknown.Errors, StringComparison.Ordinal);
            var wrong = await Terminal.Run(["report", "--year", "2026", "--lang", "de"], database);
            Assert.Equal(1, wrong.ExitCode);
            Assert.Contains("kk, ru, en", wrong.Errors, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Line ends and hyphens fall elsewhere in print.
    private static string Tight(string text) => Loose().Replace(text, "");

    [GeneratedRegex(@"[\s\u00a0\u00ad\u2010-]+")]
    private static partial Regex Loose();
}
