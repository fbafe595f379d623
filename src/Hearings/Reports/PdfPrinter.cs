using System.Collections.Concurrent;
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
    // Routes stop requests; Chromium also opens connections ahead of requests, to hosts that this keeps it from finding.
    private const string NoHosts = "--host-resolver-rules=MAP * ~NOTFOUND";
    private readonly SemaphoreSlim _places = new(together);
    private readonly SemaphoreSlim _opening = new(1);
    private readonly ConcurrentBag<PrintTab> _idle = [];
    private Chromium? _chromium;

    /// <summary>Starts the browser with a tab for each place, so that the first documents do not wait for it.</summary>
    /// <exception cref="SetUpException">Chromium is not installed or does not start.</exception>
    public async Task Start(CancellationToken cancel = default)
    {
        var browser = await Browser(cancel);
        foreach (var tab in await Task.WhenAll(Enumerable.Range(0, together).Select(_ => PrintTab.Open(browser, limit))))
            _idle.Add(tab);
    }

    /// <inheritdoc/>
    public async Task<byte[]> Print(Printable document, CancellationToken cancel = default)
    {
        await _places.WaitAsync(cancel);
        try
        {
            return await PrintInTab(await Browser(cancel), document).WaitAsync(limit, cancel);
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
        await _opening.WaitAsync();
        await Close();
        _places.Dispose();
        _opening.Dispose();
    }

    private async Task<IBrowser> Browser(CancellationToken cancel)
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

    private async Task<byte[]> PrintInTab(IBrowser browser, Printable document)
    {
        PrintTab? tab = null;
        while (tab is null && _idle.TryTake(out var kept))
            tab = kept.IsIn(browser) ? kept : null;
        tab ??= await PrintTab.Open(browser, limit);
        try
        {
            var pdf = await tab.Print(document);
            _idle.Add(tab);
            return pdf;
        }
        catch
        {
            await tab.DisposeAsync();
            throw;
        }
    }

    private async Task Close()
    {
        if (Interlocked.Exchange(ref _chromium, null) is { } closing)
            await closing.DisposeAsync();
    }
}
