using System.Globalization;
using Hearings.Reports;
using Hearings.Simulation;
using Spectre.Console;

namespace Hearings.Cli;

/// <summary>A year that was run, and its parts.</summary>
internal sealed record RunYear(ReportEdition Edition, IReadOnlyList<YearPart> Parts);

/// <summary>What a person at the terminal sees of a year: a bar that moves there, plain lines anywhere else; at the end a table.</summary>
internal sealed class YearView(int year)
{
    private readonly bool _moves = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;

    /// <summary>Runs the year and shows how it goes on.</summary>
    public async Task<RunYear> Watch(Func<Action<YearProgress>, YearRun> begin, CancellationToken stop)
    {
        if (!_moves) return await Plain(begin, stop);
        RunYear? done = null;
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async shown =>
            {
                var bar = shown.AddTask(string.Create(CultureInfo.InvariantCulture, $"{year}: importing"), maxValue: 1);
                var run = begin(at =>
                {
                    bar.Description = string.Create(CultureInfo.InvariantCulture, $"{at.Day:d MMMM yyyy}: {at.Commands:N0} commands, {at.Open:N0} tasks open");
                    bar.Value = at.Done;
                });
                done = await Run(run, stop);
            });
        return done!;
    }

    /// <summary>Shows that the reports are being printed.</summary>
    public Task<TResult> Printing<TResult>(Func<Task<TResult>> print)
    {
        if (_moves) return AnsiConsole.Status().StartAsync("printing the report in three languages", _ => print());
        Console.WriteLine("printing the report in three languages");
        return print();
    }

    /// <summary>Shows what the year came to.</summary>
    public void Show(YearSummary summary, AnnualReport report, DirectoryInfo folder, string? database)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("The year " + N(year, "0")).AddColumn(new TableColumn("").RightAligned());
        foreach (var (name, value) in YearLines.Of(summary, report)) table.AddRow(Markup.Escape(name), Markup.Escape(value));
        AnsiConsole.Write(table);
        var parts = new Table().Border(TableBorder.Simple).AddColumn("Part")
            .AddColumn(new TableColumn("seconds").RightAligned()).AddColumn(new TableColumn("commands").RightAligned()).AddColumn(new TableColumn("jobs").RightAligned());
        foreach (var part in summary.Parts) parts.AddRow(part.Name, N(part.Seconds, "0.0"), N(part.Commands), N(part.Jobs));
        parts.AddRow("all", N(summary.Seconds, "0.0"), N(summary.Parts.Sum(p => p.Commands)), N(summary.Parts.Sum(p => p.Jobs)));
        AnsiConsole.Write(parts);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Rows.Values.Sum():N0} rows; at most {summary.PeakMemory / 1_048_576:N0} MB of memory; figures SHA-256 {summary.Sha256}"));
        Console.WriteLine($"{folder.FullName}: {string.Join(", ", folder.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal))}");
        if (database is not null) Console.WriteLine($"Look around: ./hearings up --database {database}");
    }

    /// <summary>Says what is left of a year that was stopped.</summary>
    public void Stopped(DateOnly at, string? database)
    {
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"hearings: the year {year} was stopped on {at:d MMMM yyyy}, before its report was printed."));
        Console.Error.WriteLine(database is null
            ? "Its database is dropped; with --database NAME it would be kept."
            : $"""
                What had happened until then is kept in the database {database}. It is whole: a command counts entirely or not at all.
                  ./hearings check --database {database}       proves it
                  ./hearings up --database {database}          shows it
                  ./hearings db --database {database} --drop   drops it, so that the name is free for another run
                """);
    }

    private static async Task<RunYear> Plain(Func<Action<YearProgress>, YearRun> begin, CancellationToken stop)
    {
        var month = 0;
        var run = begin(at =>
        {
            if (at.Day.Month == month) return;
            month = at.Day.Month;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at.Day:MMMM yyyy}: {at.Commands:N0} commands, {at.Open:N0} tasks open"));
        });
        return await Run(run, stop);
    }

    private static async Task<RunYear> Run(YearRun run, CancellationToken stop)
    {
        var edition = await run.Run(stop);
        return new RunYear(edition!, run.Parts);
    }

    private static string N(double number, string form = "N0") => number.ToString(form, CultureInfo.InvariantCulture);
}
