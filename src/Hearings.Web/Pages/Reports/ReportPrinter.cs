using Hearings.Reports;
using Hearings.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using UglyToad.PdfPig;

namespace Hearings.Web.Pages.Reports;

/// <summary>A printed report.</summary>
/// <param name="Pages">How many pages it has.</param>
public sealed record PrintedReport(byte[] Pdf, int Pages);

/// <summary>
/// Prints the report from the preview's own components. Chromium cannot write page numbers into a table of contents, so
/// the first pass finds the page of each heading in the PDF's outline and a further one writes it.
/// </summary>
public sealed class ReportPrinter(IPdfPrinter printer, ILoggerFactory logs)
{
    private const int MostPasses = 4;
    private const string Styles = "/assets/print.css";

    /// <summary>Prints it in a language.</summary>
    /// <exception cref="TimeoutException">The printer did not finish in its time.</exception>
    /// <exception cref="SetUpException">There is no Chromium, or the program was built without its web assets.</exception>
    public async Task<PrintedReport> Print(AnnualReport report, Language language, bool byScore, CancellationToken cancel = default)
    {
        _ = Find(Styles);
        var pages = new Dictionary<string, int>();
        for (var pass = 1; ; pass++)
        {
            var (html, sections) = await Render(report, language, byScore, pages);
            var pdf = await printer.Print(new Printable(html, null, Find), cancel);
            var (count, found) = Read(pdf, sections);
            if (pass == MostPasses || found.All(f => pages.GetValueOrDefault(f.Key) == f.Value)) return new PrintedReport(pdf, count);
            pages = found;
        }
    }

    private async Task<(string Html, IReadOnlyList<ReportSection> Sections)> Render(
        AnnualReport report, Language language, bool byScore, IReadOnlyDictionary<string, int> pages)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<T>().AddSingleton<NavigationManager, NoNavigation>().AddSingleton(logs).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            using var _ = Languages.Use(language);
            var document = await renderer.RenderComponentAsync<ReportDocument>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(ReportDocument.Report)] = report,
                [nameof(ReportDocument.ByScore)] = byScore,
                [nameof(ReportDocument.Pages)] = pages,
                [nameof(ReportDocument.Styles)] = Styles,
            }));
            return (document.ToHtmlString(), new ReportOutline(report).Sections);
        });
    }

    private static (int Count, Dictionary<string, int> Pages) Read(byte[] pdf, IReadOnlyList<ReportSection> sections)
    {
        using var document = PdfDocument.Open(pdf);
        var headings = document.TryGetBookmarks(out var outline)
            ? outline.GetNodes().OfType<UglyToad.PdfPig.Outline.DocumentBookmarkNode>().ToList() : [];
        // The outline holds every heading in its order: the title and the contents come before the sections.
        const int before = 2;
        if (headings.Count != sections.Count + before)
            throw new InvalidOperationException($"The print has {headings.Count} headings instead of {sections.Count + before}.");
        return (document.NumberOfPages, sections.Select((section, i) => (section.Id, headings[i + before].PageNumber)).ToDictionary());
    }

    // The style sheet and its fonts lie inside the program, so that a terminal prints just as the web does.
    private static Asset? Find(string path)
    {
        using var stream = typeof(ReportPrinter).Assembly.GetManifestResourceStream(path);
        if (stream is null)
            return path == Styles ? throw new SetUpException("this program was built without its web assets: build it with ./hearings") : null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Asset(bytes, path.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "font/woff2");
    }

    /// <summary>Nothing in a print leads anywhere; tables ask for an address all the same.</summary>
    private sealed class NoNavigation : NavigationManager
    {
        public NoNavigation() => Initialize("http://document.invalid/", "http://document.invalid/");
    }
}
