using System.Diagnostics;
using System.Globalization;
using Hearings.Access;
using Hearings.Calendar;
using Hearings.Import;
using Hearings.Monitoring;
using Hearings.Reports;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Simulation;

/// <summary>
/// A commission's year from the import to the approved report, under a simulated clock and through the handlers that the
/// pages use: no row is written past them. People decide as <see cref="People"/> says.
/// </summary>
public sealed class YearRun(Office office, YearSettings settings, Action<YearProgress> tell)
{
    private readonly People _people = new(new Chance(settings.Seed)) { Waiting = settings.Waiting };
    private readonly List<YearPart> _parts = [];
    private Desk? _desk;
    private WorkingCalendar? _days;

    /// <summary>Who acts in it; null until the people are there.</summary>
    public Cast? Cast { get; private set; }

    /// <summary>The parts that are done, with their times.</summary>
    public IReadOnlyList<YearPart> Parts => _parts;

    /// <summary>When a year begins: 09:00 on its first working day after the holidays, or thereabouts.</summary>
    public static DateTimeOffset Begin(int year) => LocalTime.At(new DateOnly(year, 1, 5), new TimeOnly(9, 0));

    /// <summary>Runs it to its end.</summary>
    /// <returns>The year's report, approved and sent; null where the year was not run to its end.</returns>
    /// <exception cref="SetUpException">The files have problems.</exception>
    public async Task<ReportEdition?> Run(CancellationToken cancel)
    {
        var round = await Timed("import", () => Import(cancel));
        var cast = Cast = await Timed("people", () => Simulation.Cast.Assemble(office, round.OfficersBody, settings.MoreMembers, cancel));
        var days = _days = await office.With((CurrentCalendar calendar) => calendar.Get(cancel).AsTask());
        var published = days.Add(LocalTime.DateOf(office.Clock.GetUtcNow()), 5);
        await Timed("publication", async () =>
        {
            await office.Until(LocalTime.At(published, new TimeOnly(10, 0)), cancel);
            return await office.Do((PublishRoundHandler publish) => publish.Handle(new PublishRound(round.Id), cast.Secretary, cancel));
        });
        _desk = new Desk(office, _people, cast, days, settings);
        await Work(days, published, cancel);
        if (settings.Until is not null) return null;
        await _desk.End(cancel);
        return await Timed("report", () => Report(cast, cancel));
    }

    private async Task<(Guid Id, string OfficersBody)> Import(CancellationToken cancel)
    {
        await office.Until(Begin(settings.Year), cancel);
        if (settings.Previous is { } previous)
        {
            var before = await Take(settings.Files with { Scores = previous }, settings.Year - 1, cancel);
            await office.Do((PublishRoundHandler publish) => publish.Handle(new PublishRound(before.RoundId!.Value, OpensCases: false), Actor.System, cancel));
        }
        var taken = await Take(settings.Files, settings.Year, cancel);
        var called = taken.Content.Results.Where(r => r.Value.IsBelow(settings.Threshold)).Select(r => r.Key).Order(StringComparer.Ordinal);
        return (taken.RoundId!.Value, settings.OfficersBody ?? called.FirstOrDefault() ?? taken.Content.Results.Keys.Order(StringComparer.Ordinal).First());
    }

    private async Task<Imported> Take(ImportFiles files, int year, CancellationToken cancel)
    {
        var code = year.ToString(CultureInfo.InvariantCulture);
        var facts = new RoundFacts(code, ImportRound.TitleOf(code), settings.Threshold, settings.Fictional, settings.Source);
        // Nobody has been let in yet: the machine's own terminal imports.
        var taken = await office.Do((RunImportHandler import) => import.Handle(new(files, year, facts, Publish: false), Actor.System, cancel));
        if (taken.Content.Problems.Count > 0) throw new SetUpException(string.Join('\n', taken.Content.Problems));
        return taken.RoundId is null ? throw new SetUpException($"there are no measurements of {code} in the file") : taken;
    }

    /// <summary>Goes on after the year's end until nothing is open any more, at most for some working days, and calls off what is planned then.</summary>
    public async Task Finish(int most, CancellationToken cancel)
    {
        for (var n = 0; n < most && await _desk!.Day(Next(), cancel) > 0;) n++;
        await _desk!.End(cancel);
    }

    /// <summary>Goes on to a day, inclusive.</summary>
    public async Task Go(DateOnly until, CancellationToken cancel)
    {
        for (var day = Next(); day <= until; day = Next()) await _desk!.Day(day, cancel);
    }

    /// <summary>From now on tasks with these forms wait.</summary>
    public void Leave(IReadOnlySet<string> forms) => _desk!.Left = forms;

    private DateOnly Next() => _days!.Add(LocalTime.DateOf(office.Clock.GetUtcNow()), 1);

    private async Task Work(WorkingCalendar days, DateOnly published, CancellationToken cancel)
    {
        var until = settings.Until ?? LastWorkingDay(days, settings.Year);
        await _desk!.Begin(published, cancel);
        var all = Enumerable.Range(1, until.DayNumber - published.DayNumber).Select(published.AddDays).Where(days.IsWorking).ToList();
        foreach (var month in all.GroupBy(d => new DateOnly(d.Year, d.Month, 1)))
            await Timed(month.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture), async () =>
            {
                foreach (var day in month)
                {
                    cancel.ThrowIfCancellationRequested();
                    var open = await _desk!.Day(day, cancel);
                    tell(new YearProgress(day, (double)(all.IndexOf(day) + 1) / all.Count, office.Commands, open));
                }
                return true;
            });
    }

    private async Task<ReportEdition> Report(Cast cast, CancellationToken cancel)
    {
        var edition = await office.Do((CompileReportHandler compile) => compile.Handle(new CompileReport(settings.Year), cast.Analyst, cancel));
        await office.Until(office.Clock.GetUtcNow().AddHours(1), cancel);
        await office.Do((DecideReportHandler decide) => decide.Handle(new ApproveReport(edition.Id, edition.Sha256), cast.Chair, cancel));
        await office.Until(office.Clock.GetUtcNow().AddHours(1), cancel);
        return await office.Do((DecideReportHandler decide) => decide.Handle(new SendReport(edition.Id, $"01-17/{settings.Year}"), cast.Secretary, cancel));
    }

    private async Task<TResult> Timed<TResult>(string part, Func<Task<TResult>> run)
    {
        var (watch, commands, jobs) = (Stopwatch.StartNew(), office.Commands, office.Jobs);
        var result = await run();
        _parts.Add(new YearPart(part, watch.Elapsed.TotalSeconds, office.Commands - commands, office.Jobs - jobs));
        return result;
    }

    private static DateOnly LastWorkingDay(WorkingCalendar days, int year)
    {
        var day = new DateOnly(year, 12, 31);
        while (!days.IsWorking(day)) day = day.AddDays(-1);
        return day;
    }
}
