using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hearings.Reports;

namespace Hearings.Benchmarks;

/// <summary>
/// <c>bench pdf [PAGES]</c>: prints one document of about that many pages (300), twice: with the browser's start and
/// without. Memory is what this process and all its children hold in memory of their own (Pss), highest sample.
/// </summary>
public static class PrintingBenchmark
{
    /// <summary>Measures and prints the figures.</summary>
    public static async Task Run(string[] arguments)
    {
        var pages = arguments is [var wanted, ..] ? int.Parse(wanted, CultureInfo.InvariantCulture) : 300;
        var document = new Printable(Document(pages), "Жылдық есеп", _ => null);
        await using var printer = new ChromiumPdfPrinter(Console.Error.WriteLine, TimeSpan.FromMinutes(5));
        foreach (var attempt in new[] { "first, browser's start included", "second, same browser" })
        {
            using var printed = new CancellationTokenSource();
            var memory = Peak(printed.Token);
            var clock = Stopwatch.StartNew();
            var pdf = await printer.Print(document, CancellationToken.None);
            clock.Stop();
            await printed.CancelAsync();
            var most = await memory;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{attempt}: {pages} sections, {pdf.Length / 1e6:0.0} MB of PDF, {clock.Elapsed.TotalSeconds:0.0} s, {most / 1e6:0} MB of memory at most"));
        }
    }

    /// <summary>One section a page: a heading, text, and a table of twenty bodies.</summary>
    private static string Document(int pages)
    {
        var html = new StringBuilder("""
            <!DOCTYPE html><html lang="kk"><head><title>Жылдық есеп</title><style>
            h2 { break-before: page } table { width: 100%; border-collapse: collapse } td { border: 1px solid #888; padding: 2mm }
            </style></head><body><h1>Жылдық есеп</h1>
            """);
        for (var page = 1; page < pages; page++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{page}-бөлім. Мемлекеттік орган</h2><p>Комиссия ұсынымдарының орындалуы туралы.</p><table>");
            for (var row = 1; row <= 20; row++)
                html.Append(CultureInfo.InvariantCulture, $"<tr><td>{row}</td><td>Министрлік № {page}-{row}</td><td>{(page * row) % 101} %</td><td>Ұсыным орындалды</td></tr>");
            html.Append("</table>");
        }
        return html.Append("</body></html>").ToString();
    }

    private static async Task<long> Peak(CancellationToken stop)
    {
        var peak = 0L;
        while (!stop.IsCancellationRequested)
        {
            peak = Math.Max(peak, Family().Sum(Pss));
            await Task.Delay(100, CancellationToken.None);
        }
        return peak;
    }

    private static IEnumerable<int> Family()
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.GetDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), out var id) && Read($"{folder}/stat") is { } stat)
                parents[id] = int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
        return parents.Keys.Where(id =>
        {
            for (var at = id; at > 1; at = parents.GetValueOrDefault(at))
                if (at == Environment.ProcessId)
                    return true;
            return false;
        });
    }

    private static long Pss(int process) => Read($"/proc/{process}/smaps_rollup")?.Split('\n')
        .Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
        .Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024) ?? 0;

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
