using System.Net;
using Microsoft.Playwright;

namespace Hearings.Reports;

/// <summary>
/// A tab of the printing browser. It is kept for the documents to come, one after the other, since opening one takes longer
/// than printing a letter. No script runs in it, and it asks nobody but the document's own files.
/// </summary>
internal sealed class PrintTab : IAsyncDisposable
{
    private const string Origin = "http://document.invalid";
    private readonly IBrowserContext _context;
    private readonly IPage _page;
    private Printable? _document;

    private PrintTab(IBrowserContext context, IPage page) => (_context, _page) = (context, page);

    /// <summary>Opens an empty one.</summary>
    /// <param name="limit">The longest time that any step of a print may take.</param>
    public static async Task<PrintTab> Open(IBrowser browser, TimeSpan limit)
    {
        var context = await browser.NewContextAsync(new()
        {
            JavaScriptEnabled = false,
            ServiceWorkers = ServiceWorkerPolicy.Block,
            AcceptDownloads = false,
        });
        context.SetDefaultTimeout((float)limit.TotalMilliseconds);
        var tab = new PrintTab(context, await context.NewPageAsync());
        await context.RouteAsync("**/*", tab.Answer);
        return tab;
    }

    /// <summary>Is it a tab of this browser, and still there?</summary>
    public bool IsIn(IBrowser browser) => ReferenceEquals(_context.Browser, browser) && !_page.IsClosed;

    /// <summary>Prints a document; the one before has to be done.</summary>
    public async Task<byte[]> Print(Printable document)
    {
        _document = document;
        await _page.GotoAsync(Origin + "/", new() { WaitUntil = WaitUntilState.Load });
        return await _page.PdfAsync(new()
        {
            Format = PaperFormat.A4,
            PreferCSSPageSize = true,
            PrintBackground = true,
            Tagged = true,
            Outline = true,
            DisplayHeaderFooter = document.RunningHead is not null,
            HeaderTemplate = Strip(WebUtility.HtmlEncode(document.RunningHead ?? "")),
            FooterTemplate = Strip("""<span class="pageNumber"></span> / <span class="totalPages"></span>"""),
            Margin = new() { Top = "22mm", Bottom = "20mm", Left = "20mm", Right = "20mm" },
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private Task Answer(IRoute route)
    {
        var address = new Uri(route.Request.Url);
        if (_document is not { } document || address.GetLeftPart(UriPartial.Authority) != Origin || route.Request.Method != "GET")
            return route.AbortAsync("blockedbyclient");
        if (address.AbsolutePath == "/")
            return route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = document.Html });
        return document.Find(Uri.UnescapeDataString(address.AbsolutePath)) is { } asset
            ? route.FulfillAsync(new() { ContentType = asset.ContentType, BodyBytes = asset.Bytes })
            : route.FulfillAsync(new() { Status = 404 });
    }

    private static string Strip(string content) =>
        $"""<div style="width:100%;margin:0 20mm;font:8pt 'Noto Sans','DejaVu Sans',sans-serif;color:#505a5f;text-align:right">{content}</div>""";
}
