using Hearings.Reports;
using UglyToad.PdfPig;

namespace Hearings.Web.Pages.Reports;

/// <summary>A printed report.</summary>
/// <param name="Pages">How many pages it has.</param>
public sealed record PrintedReport(byte[] Pdf, int Pages);

/// <summary>
/// Prints the report from the preview's own components. Chromium cannot write page numbers into a table of contents, so
/// the first pass finds the page of each heading in the PDF's outline and a further one writes it.
/// </summary>
public sealed class ReportPrinter(DocumentPrinter printer)
{
    private const int MostPasses = 4;

    /// <summary>Prints it in a language.</summary>
    /// <exception cref="TimeoutException">The printer did not finish in its time.</exception>
    /// <exception cref="SetUpException">There is no Chromium, or the program was built without its web assets.</exception>
    public async Task<PrintedReport> Print(AnnualReport report, Language language, bool byScore, CancellationToken cancel = default)
    {
        var sections = new ReportOutline(report).Sections;
        var pages = new Dictionary<string, int>();
        for (var pass = 1; ; pass++)
        {
            var pdf = await printer.Print<ReportDocument>(language, new()
            {
                [nameof(ReportDocument.Report)] = report,
                [nameof(ReportDocument.ByScore)] = byScore,
                [nameof(ReportDocument.Pages)] = pages,
                [nameof(ReportDocument.Styles)] = DocumentPrinter.Styles,
            }, cancel);
            var (count, found) = Read(pdf, sections);
            if (pass == MostPasses || found.All(f => pages.GetValueOrDefault(f.Key) == f.Value)) return new PrintedReport(pdf, count);
            pages = found;
        }
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
}
