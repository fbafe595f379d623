using System.CommandLine;
using System.Globalization;
using Hearings.Reports;
using Hearings.Web.Pages.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings report</c>: the annual report of a year as PDF, one file for each language.</summary>
public static class ReportVerb
{
    private static readonly TimeSpan OnePass = TimeSpan.FromMinutes(10);

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var year = new Option<int>("--year") { Description = "The year of the figures", Required = true };
        var languages = new Option<Language[]>("--lang")
        {
            Description = "Languages, with commas between them",
            DefaultValueFactory = _ => [.. Languages.All],
            CustomParser = given =>
            {
                var codes = given.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
                if (codes.Find(c => c is not ("kk" or "ru" or "en")) is { } unknown) given.AddError($"--lang: '{unknown}' is none of kk, ru, en");
                else if (codes.Count == 0) given.AddError("--lang: name at least one of kk, ru, en");
                return [.. codes.Select(c => Languages.Parse(c) ?? Language.Kk).Distinct()];
            },
        };
        var folder = new Option<DirectoryInfo>("--out")
        {
            Description = "The folder of the files, made where absent",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        var byScore = new Option<bool>("--by-score") { Description = "Results with the lowest total first; else by name" };
        var live = new Option<bool>("--live") { Description = "The figures as they stand now, whatever edition there is" };
        var database = OpenDatabase.Option(create: false);
        var verb = new Command("report", "Print the annual report") { year, languages, folder, byScore, live, database };
        verb.SetAction((parsed, stop) => Run(parsed.GetValue(year), parsed.GetValue(languages)!, parsed.GetValue(folder)!,
            parsed.GetValue(byScore), parsed.GetValue(live), parsed.GetValue(database), stop));
        return verb;
    }

    private static async Task<int> Run(int year, Language[] languages, DirectoryInfo folder, bool byScore, bool live, string? database, CancellationToken stop)
    {
        await using var open = await OpenDatabase.OpenExisting(database, stop);
        await using var scope = open.Scope();
        var figures = scope.ServiceProvider.GetRequiredService<ReportFigures>();
        if (await scope.ServiceProvider.GetRequiredService<ReportShelf>().Get(year, live, stop) is not { } report)
        {
            var known = string.Join(", ", (await figures.Years(stop)).Select(y => y.Year.ToString(CultureInfo.InvariantCulture)));
            throw new SetUpException($"no round of {year} is published; years that can be reported on: {(known.Length == 0 ? "none" : known)}");
        }
        await using var chromium = new ChromiumPdfPrinter(Console.Error.WriteLine, OnePass, languages.Length);
        var printer = new ReportPrinter(new DocumentPrinter(chromium, NullLoggerFactory.Instance));
        folder.Create();
        foreach (var (language, printed) in languages.Zip(await printer.Print(report, languages, byScore, stop)))
        {
            var path = Path.Combine(folder.FullName, ReportPdf.FileName(year, language.Code()));
            await File.WriteAllBytesAsync(path, printed.Pdf, stop);
            Console.WriteLine($"{path}: {printed.Pages} pages");
        }
        return 0;
    }
}
