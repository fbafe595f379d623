using System.Net;
using System.Net.Sockets;
using System.Text;
using Hearings.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace Hearings.Tests.Reports;

public sealed class PdfPrinterTests(PdfPrinterTests.Printer printer) : IClassFixture<PdfPrinterTests.Printer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prints_three_languages_as_a_tagged_outlined_document_with_its_fonts()
    {
        const string html = """
            <!DOCTYPE html><html lang="kk"><head><title>Жылдық есеп</title><link rel="stylesheet" href="/assets/print.css"></head><body>
            <h1>Тыңдау қорытындысы</h1><p>Әліпби: әғқңөұүһі ӘҒҚҢӨҰҮҺІ</p>
            <h1 lang="ru">Рекомендации</h1><p lang="ru">Срок исполнения истёк.</p>
            <h1 lang="en">Recommendations</h1><p lang="en">The deadline has passed.</p></body></html>
            """;
        var css = new Asset(Encoding.UTF8.GetBytes("h1 { break-before: page } h1:first-of-type { break-before: auto }"), "text/css");

        var pdf = await printer.Print(new(html, "Комиссия <А & Б>", path => path == "/assets/print.css" ? css : null), Stop);

        using var document = PdfDocument.Open(pdf);
        Assert.Equal(3, document.NumberOfPages);
        Assert.Equal("Жылдық есеп", document.Information.Title);
        Assert.Contains("әғқңөұүһі ӘҒҚҢӨҰҮҺІ", Pdf.Words(document, 1), StringComparison.Ordinal);
        Assert.Contains("Комиссия <А & Б>", Pdf.Words(document, 2), StringComparison.Ordinal);
        Assert.Contains("Срок исполнения истёк.", Pdf.Words(document, 2), StringComparison.Ordinal);
        Assert.Contains("3 / 3", Pdf.Words(document, 3), StringComparison.Ordinal);
        Assert.Equal((595, 842), ((int)document.GetPage(1).Width, (int)document.GetPage(1).Height));
        var catalog = document.Structure.Catalog.CatalogDictionary;
        Assert.Equal("kk", catalog.Data["Lang"] is StringToken lang ? lang.Data : null);
        Assert.True(catalog.ContainsKey(NameToken.Create("StructTreeRoot")));
        Assert.True(document.TryGetBookmarks(out var outline));
        Assert.Equal(["Тыңдау қорытындысы", "Рекомендации", "Recommendations"], outline.GetNodes().Select(node => node.Title));
        Assert.All(Enumerable.Range(1, 3).SelectMany(page => Pdf.EmbeddedFonts(document, page)), Assert.True);
    }

    [Fact]
    public async Task One_document_leaves_nothing_to_the_next()
    {
        const string html = """<!DOCTYPE html><html lang="en"><title>t</title><link rel="stylesheet" href="/a.css"><body><p>alpha</p></body></html>""";
        Asset Sheet(string words) => new(Encoding.UTF8.GetBytes($"p::after {{ content: ' {words}' }}"), "text/css");

        var first = await printer.Print(new(html, null, _ => Sheet("one")), Stop);
        var second = await printer.Print(new(html.Replace("alpha", "beta", StringComparison.Ordinal), "head", _ => Sheet("two")), Stop);
        var third = await printer.Print(new(html.Replace("alpha", "gamma", StringComparison.Ordinal), null, _ => null), Stop);

        Assert.Equal(["alpha one", "head beta two 1 / 1", "gamma"], new[] { first, second, third }.Select(pdf =>
        {
            using var document = PdfDocument.Open(pdf);
            return Pdf.Words(document, 1).Trim();
        }));
    }

    [Fact]
    public async Task Asks_nobody_and_runs_no_script()
    {
        using var neighbour = new TcpListener(IPAddress.Loopback, 0);
        neighbour.Start();
        var address = $"http://{neighbour.LocalEndpoint}/x.png";
        var asked = new List<string>();

        var pdf = await printer.Print(new($"""
            <!DOCTYPE html><html lang="en"><title>t</title><body><p>before</p><img src="{address}"><img src="file:///etc/hostname">
            <iframe src="{address}"></iframe><img src="/nowhere.png"><script>document.body.textContent = 'taken over'</script></body></html>
            """, "", path => { asked.Add(path); return null; }), Stop);

        Assert.False(neighbour.Pending());
        Assert.Equal(["/nowhere.png"], asked);
        using var document = PdfDocument.Open(pdf);
        Assert.Contains("before", Pdf.Words(document, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_up_in_time_and_prints_the_next_document()
    {
        var warnings = new List<string>();
        await using var hasty = new ChromiumPdfPrinter(warnings.Add, TimeSpan.FromSeconds(10));
        using var never = new ManualResetEventSlim();
        const string html = """<!DOCTYPE html><html lang="en"><title>t</title><body><p>text</p><img src="/slow.png"></body></html>""";

        var slow = hasty.Print(new(html, "", _ => { never.Wait(TimeSpan.FromSeconds(12), Stop); return null; }), Stop);
        await Assert.ThrowsAsync<TimeoutException>(() => slow);
        var next = await hasty.Print(new(html, "", _ => null), Stop);

        using var document = PdfDocument.Open(next);
        Assert.Contains("text", Pdf.Words(document, 1), StringComparison.Ordinal);
    }

    /// <summary>One browser for the class.</summary>
    public sealed class Printer : IAsyncLifetime
    {
        private readonly ChromiumPdfPrinter _printer = new(
            warning => TestContext.Current.SendDiagnosticMessage(warning), TimeSpan.FromMinutes(1));

        public Task<byte[]> Print(Printable document, CancellationToken cancel) => _printer.Print(document, cancel);

        public ValueTask InitializeAsync() => ValueTask.CompletedTask;

        public ValueTask DisposeAsync() => _printer.DisposeAsync();
    }
}
