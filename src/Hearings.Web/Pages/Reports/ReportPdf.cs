using Hearings.Access;
using Hearings.Reports;
using Hearings.Web.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearings.Web.Pages.Reports;

/// <summary>Printing in the web program.</summary>
public static class ReportPdf
{
    private static readonly TimeSpan OnePass = TimeSpan.FromSeconds(90);

    /// <summary>Adds the printer, whose Chromium starts with the first print.</summary>
    public static IServiceCollection AddReportPrinting(this IServiceCollection services) => services
        .AddSingleton<IPdfPrinter>(provider => new ChromiumPdfPrinter(Warn(provider), OnePass))
        .AddSingleton<DocumentPrinter>()
        .AddSingleton<ReportPrinter>();

    /// <summary>Maps the downloads <c>/reports/2014/kk.pdf</c> and <c>/reports/2014/figures.json</c>, for the Commission's own roles.</summary>
    public static void MapReportPdf(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/{year:int}/{language:regex(^(kk|ru|en)$)}.pdf", Print).RequireAuthorization(new ForCommissionAttribute());
        routes.MapGet("/reports/{year:int}/figures.json", DataSet).RequireAuthorization(new ForCommissionAttribute());
    }

    private static async Task<IResult> DataSet(int year, ReportShelf shelf, CancellationToken cancel) =>
        await shelf.Edition(year, cancel) is { } edition
            ? TypedResults.File(System.Text.Encoding.UTF8.GetBytes(edition.Figures), "application/json; charset=utf-8", $"figures-{year}.json")
            : TypedResults.NotFound();

    private static async Task<IResult> Print(int year, string language, string? sort, string? figures, ReportShelf shelf, ReportPrinter printer, CancellationToken cancel)
    {
        if (await shelf.Get(year, figures == "now", cancel) is not { } report) return TypedResults.NotFound();
        return await PdfAnswer.Of(FileName(year, language),
            async stop => (await printer.Print(report, Languages.Parse(language)!.Value, sort == "score", stop)).Pdf, cancel);
    }

    /// <summary>The name of a printed report's file.</summary>
    public static string FileName(int year, string language) => $"annual-report-{year}-{language}.pdf";

    private static Action<string> Warn(IServiceProvider provider)
    {
        var log = provider.GetRequiredService<ILogger<ChromiumPdfPrinter>>();
        return warning => log.LogWarning("{Warning}", warning);
    }
}
