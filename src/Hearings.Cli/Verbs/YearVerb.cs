using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Import;
using Hearings.Monitoring;
using Hearings.Reports;
using Hearings.Simulation;
using Hearings.Web.Pages.Reports;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings year</c>: a commission's whole year in simulated time, from the files to the printed report.</summary>
public static class YearVerb
{
    private static readonly TimeSpan OnePass = TimeSpan.FromMinutes(10);

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var bodies = new Option<FileInfo>("--bodies") { Description = "The register of bodies, CSV", HelpName = "FILE", Required = true };
        var scores = new Option<FileInfo>("--scores") { Description = "The year's measurements, CSV", HelpName = "FILE", Required = true };
        var previous = new Option<FileInfo?>("--previous") { Description = "The measurements of the year before, for the changes in the report", HelpName = "FILE" };
        var profile = new Option<FileInfo?>("--profile") { Description = "How the files are laid out, JSON; without it, the native layout", HelpName = "FILE" };
        var year = new Option<int>("--year") { Description = "The year", HelpName = "YEAR", Required = true };
        var threshold = new Option<decimal>("--threshold") { Description = "Bodies with a figure below it are called", HelpName = "PERCENT", DefaultValueFactory = _ => Round.DefaultThreshold };
        var compare = new Option<decimal?>("--compare") { Description = "Tell, too, how many this threshold would call", HelpName = "PERCENT" };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same year", HelpName = "N", DefaultValueFactory = _ => 1 };
        var fictional = new Option<bool>("--fictional") { Description = "The figures are made up; every page and print says so" };
        var source = new Option<string?>("--source") { Description = "Where the figures come from", HelpName = "TEXT" };
        var folder = new Option<DirectoryInfo>("--out") { Description = "The folder of the reports and of summary.json, made where absent", HelpName = "DIR", Required = true };
        var database = new Option<string?>("--database") { Description = "Keep the year in this new database, for ./hearings up --database NAME; otherwise it is dropped", HelpName = "NAME" };
        var verb = new Command("year", "Run a commission's whole year in simulated time and print its report")
        {
            bodies, scores, previous, profile, year, threshold, compare, seed, fictional, source, folder, database,
        };
        verb.SetAction(async (parsed, stop) =>
        {
            var settings = new YearSettings(
                parsed.GetValue(year), parsed.GetValue(seed), new(Read(parsed.GetValue(bodies)), Read(parsed.GetValue(scores)), Read(parsed.GetValue(profile))))
            {
                Previous = Read(parsed.GetValue(previous)),
                Threshold = Round.Allowed(parsed.GetValue(threshold)),
                Fictional = parsed.GetValue(fictional),
                Source = parsed.GetValue(source),
            };
            var other = parsed.GetValue(compare) is { } percent ? Round.Allowed(percent) : (decimal?)null;
            using var speaking = Languages.Use(Language.En);
            try
            {
                return await Run(settings, other, parsed.GetValue(folder)!, parsed.GetValue(database), stop);
            }
            catch (RuleViolation refused)
            {
                // Its text is made here, where the language is the terminal's.
                throw new SetUpException(refused.Message, refused);
            }
        });
        return verb;
    }

    private static async Task<int> Run(YearSettings settings, decimal? other, DirectoryInfo folder, string? kept, CancellationToken stop)
    {
        // A machine that cannot print is told so before the year and not after it.
        await using var chromium = new ChromiumPdfPrinter(Console.Error.WriteLine, OnePass, Languages.All.Count);
        DocumentPrinter.RequireStyles();
        var ready = chromium.Start(stop);
        await using var database = await YearDatabase.Open(kept, settings.Year, stop);
        await ready;
        await using var office = new Office(database.ConnectionString, YearRun.Begin(settings.Year));
        var view = new YearView(settings.Year);
        try
        {
            await Run(settings, other, folder, kept, office, view, chromium, stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            view.Stopped(LocalTime.DateOf(office.Clock.GetUtcNow()), kept);
            throw;
        }
    }

    private static async Task Run(
        YearSettings settings, decimal? other, DirectoryInfo folder, string? kept, Office office, YearView view, IPdfPrinter pdf, CancellationToken stop)
    {
        var run = await view.Watch(tell => new YearRun(office, settings, tell), stop);
        folder.Create();
        var report = ReportShelf.Of(run.Edition);
        var printing = Stopwatch.StartNew();
        var pages = await view.Printing(() => Print(report, folder, pdf, stop));
        var counts = YearSummary.CountsOf(report);
        if (other is { } percent) counts["bodiesBelowOther"] = report.Results.Count(r => r.Lowest < percent);
        var summary = new YearSummary
        {
            Year = settings.Year,
            Seed = settings.Seed,
            Threshold = settings.Threshold,
            OtherThreshold = other,
            Counts = counts,
            Sha256 = run.Edition.Sha256,
            Pages = pages,
            Parts = [.. run.Parts, new YearPart("printing", printing.Elapsed.TotalSeconds, 0, 0)],
            Rows = await office.Ask(db => YearSummary.RowsOf(db, stop)),
            PeakMemory = Process.GetCurrentProcess().PeakWorkingSet64,
        };
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "summary.json"), summary.ToJson() + "\n", stop);
        view.Show(summary, report, folder, kept);
    }

    private static async Task<IReadOnlyDictionary<string, int>> Print(AnnualReport report, DirectoryInfo folder, IPdfPrinter pdf, CancellationToken stop)
    {
        var printer = new ReportPrinter(new DocumentPrinter(pdf, NullLoggerFactory.Instance));
        var pages = new Dictionary<string, int>();
        foreach (var (language, printed) in Languages.All.Zip(await printer.Print(report, Languages.All, byScore: false, stop)))
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, ReportPdf.FileName(report.Year, language.Code())), printed.Pdf, stop);
            pages[language.Code()] = printed.Pages;
        }
        return pages;
    }

    private static ImportFile? Read(FileInfo? file)
    {
        if (file is null) return null;
        try
        {
            return new(file.ToString(), File.ReadAllBytes(file.FullName));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SetUpException($"{file}: {fault.Message}", fault);
        }
    }
}
