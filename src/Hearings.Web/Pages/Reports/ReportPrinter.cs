using Hearings.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace Hearings.Web.Pages.Reports;

/// <summary>A printed report.</summary>
/// <param name="Pages">How many pages it has.</param>
public sealed record PrintedReport(byte[] Pdf, int Pages);

/// <summary>
/// Prints the report from the preview's own components. Chromium can neither write page numbers into a table of contents
/// nor see that a page stays nearly empty, so the first pass finds both in its PDF and a further one does what they ask.
/// </summary>
public sealed class ReportPrinter(DocumentPrinter printer)
{
    private const int MostPasses = 5;

    // A page emptier than a fifth is waste; the rest is room for how the next pass breaks its lines.
    private const double LeastFill = 0.25;

    // The body of a page between its running head and foot, in points.
    private const double Foot = 56, Head = 62;

    /// <summary>Prints it in several languages side by side, as many as the printer takes; the answers come in the languages' order.</summary>
    public Task<PrintedReport[]> Print(AnnualReport report, IEnumerable<Language> languages, bool byScore, CancellationToken cancel = default) =>
        Task.WhenAll(languages.Select(language => Task.Run(() => Print(report, language, byScore, cancel), cancel)));

    /// <summary>Prints it in a language.</summary>
    /// <exception cref="TimeoutException">The printer did not finish in its time.</exception>
    /// <exception cref="SetUpException">There is no Chromium, or the program was built without its web assets.</exception>
    public async Task<PrintedReport> Print(AnnualReport report, Language language, bool byScore, CancellationToken cancel = default)
    {
        var sections = new ReportOutline(report).Sections;
        var pages = new Dictionary<string, int>();
        var runsOn = new SortedSet<string>(StringComparer.Ordinal);
        for (var pass = 1; ; pass++)
        {
            var pdf = await printer.Print<ReportDocument>(language, new()
            {
                [nameof(ReportDocument.Report)] = report,
                [nameof(ReportDocument.ByScore)] = byScore,
                [nameof(ReportDocument.Pages)] = pages,
                [nameof(ReportDocument.RunsOn)] = runsOn,
                [nameof(ReportDocument.Styles)] = DocumentPrinter.Styles,
            }, cancel);
            using var document = PdfDocument.Open(pdf);
            var found = PagesOf(document, sections);
            var wasteful = Wasteful(document, sections, found);
            if (pass == MostPasses || (wasteful.IsSubsetOf(runsOn) && found.All(f => pages.GetValueOrDefault(f.Key) == f.Value)))
                return new PrintedReport(pdf, document.NumberOfPages);
            pages = found;
            runsOn.UnionWith(wasteful);
        }
    }

    private static Dictionary<string, int> PagesOf(PdfDocument document, IReadOnlyList<ReportSection> sections)
    {
        var headings = document.TryGetBookmarks(out var outline) ? outline.GetNodes().OfType<DocumentBookmarkNode>().ToList() : [];
        // The outline holds every heading in its order: the title and the contents come before the sections.
        const int before = 2;
        if (headings.Count != sections.Count + before)
            throw new InvalidOperationException($"The print has {headings.Count} headings instead of {sections.Count + before}.");
        return sections.Select((section, i) => (section.Id, headings[i + before].PageNumber)).ToDictionary();
    }

    // The chapters, but for the first one, before which a page is left nearly empty.
    private static HashSet<string> Wasteful(PdfDocument document, IReadOnlyList<ReportSection> sections, Dictionary<string, int> pages) =>
        [.. sections.Skip(1).Where(s => s.Level == 1 && Fill(document, pages[s.Id] - 1) < LeastFill).Select(s => s.Id)];

    private static double Fill(PdfDocument document, int number)
    {
        var page = document.GetPage(number);
        var top = page.Height - Head;
        var lowest = page.Letters.Select(letter => letter.StartBaseLine.Y).Where(y => y > Foot && y < top).DefaultIfEmpty(top).Min();
        return (top - lowest) / (top - Foot);
    }
}
