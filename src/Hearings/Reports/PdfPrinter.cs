using System.Net;
using Microsoft.Playwright;

namespace Hearings.Reports;

/// <summary>A document to print.</summary>
/// <param name="Html">A whole HTML document; its <c>lang</c> and <c>title</c> become the PDF's.</param>
/// <param name="RunningHead">
/// Plain text at the head of each page, and page numbers at the foot; null where the document's own <c>@page</c> rules
/// say what stands in the margins, and on which pages.
/// </param>
/// <param name="Find">
/// Answers the document's requests by path, such as <c>/assets/print.css</c>; null where there is no such file. Nothing
/// else is ever asked: the page is offline.
/// </param>
public sealed record Printable(string Html, string? RunningHead, Func<string, Asset?> Find);

/// <summary>A file that a document refers to.</summary>
/// <param name="ContentType">Such as <c>text/css</c>.</param>
public sealed record Asset(byte[] Bytes, string ContentType);

/// <summary>Prints HTML. An edge of the process: the work is Chromium's.</summary>
public interface IPdfPrinter
{
    /// <summary>
    /// A4, tagged, outlined by its headings, margins and page breaks as the document's own <c>@page</c> rules say.
    /// </summary>
    /// <exception cref="TimeoutException">Not done in the printer's time.</exception>
    Task<byte[]> Print(Printable document, CancellationToken cancel = default);
}

/// <summary>
/// One Chromium for all documents, started by the first of them. Scripts do not run, and no request leaves the process.
/// </summary>
/// <param name="warn">Told once if the browser has to run without its sandbox.</param>
/// <param name="limit">The time one document may take; one that gets stuck takes those beside it with it.</param>
/// <param name="together">How many documents are printed side by side; the others wait.</param>
public sealed class ChromiumPdfPrinter(Action<string> warn, TimeSpan limit, int together = 1) : IPdfPrinter, IAsyncDisposable
{
    private const string Origin = "http://document.invalid";

    // Routes stop requests; Chromium also opens connections ahead of requests, to hosts that this keeps it from finding.
    private const string NoHosts = "--host-resolver-rules=MAP * ~NOTFOUND";
    private readonly SemaphoreSlim _places = new(together);
    private readonly SemaphoreSlim _opening = new(1);
    private Chromium? _chromium;

    /// <inheritdoc/>
    public async Task<byte[]> Print(Printable document, CancellationToken cancel = default)
    {
        await _places.WaitAsync(cancel);
        try
        {
            var browser = await Open(cancel);
            return await PrintPage(browser, document).WaitAsync(limit, cancel);
        }
        catch (Exception given) when (given is TimeoutException or OperationCanceledException)
        {
            // The browser may be stuck in the document; the next one gets a fresh browser.
            await Close();
            throw;
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Close();
        _places.Dispose();
        _opening.Dispose();
    }

    private async Task<IBrowser> Open(CancellationToken cancel)
    {
        await _opening.WaitAsync(cancel);
        try
        {
            if (_chromium is { Browser.IsConnected: false })
                await Close();
            return (_chromium ??= await Chromium.Launch(warn, NoHosts)).Browser;
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<byte[]> PrintPage(IBrowser browser, Printable document)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            JavaScriptEnabled = false,
            ServiceWorkers = ServiceWorkerPolicy.Block,
            AcceptDownloads = false,
        });
        context.SetDefaultTimeout((float)limit.TotalMilliseconds);
        var page = await context.NewPageAsync();
        await context.RouteAsync("**/*", route => Answer(route, document));
        await page.GotoAsync(Origin + "/", new() { WaitUntil = WaitUntilState.Load });
        return await page.PdfAsync(new()
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

    private static Task Answer(IRoute route, Printable document)
    {
        var address = new Uri(route.Request.Url);
        if (address.GetLeftPart(UriPartial.Authority) != Origin || route.Request.Method != "GET")
            return route.AbortAsync("blockedbyclient");
        if (address.AbsolutePath == "/")
            return route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = document.Html });
        return document.Find(Uri.UnescapeDataString(address.AbsolutePath)) is { } asset
            ? route.FulfillAsync(new() { ContentType = asset.ContentType, BodyBytes = asset.Bytes })
            : route.FulfillAsync(new() { Status = 404 });
    }

    private static string Strip(string content) =>
        $"""<div style="width:100%;margin:0 20mm;font:8pt 'Noto Sans','DejaVu Sans',sans-serif;color:#505a5f;text-align:right">{content}</div>""";

    private async Task Close()
    {
        if (Interlocked.Exchange(ref _chromium, null) is { } closing)
            await closing.DisposeAsync();
    }
}
