using System.Globalization;
using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Import;
using Hearings.Monitoring;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Demonstration;

/// <summary>
/// Fills a demonstration: the register, the personas, last year's round heard to its end and this year's round in the
/// midst of it. Everything runs through the real commands under a replayed clock, so that the history is what those
/// commands write. What was interrupted goes on where it stopped.
/// </summary>
public sealed class DemonstrationLoad : IAsyncDisposable
{
    private const string Done = "DemonstrationLoaded";
    private const long Lock = 0x44656D6F; // "Demo" in ASCII
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "demo");

    private readonly ReplayedClock _clock = new();
    private readonly ServiceProvider _services;
    private readonly DateTimeOffset _now;

    private DemonstrationLoad(string connectionString, DateTimeOffset now)
    {
        _now = now;
        _services = new ServiceCollection().AddSingleton<TimeProvider>(_clock).AddHearings(connectionString).BuildServiceProvider();
    }

    /// <summary>Fills the database unless it is no demonstration or was filled before. One process does so at a time.</summary>
    /// <param name="connectionString">A prepared database.</param>
    /// <param name="now">The moment at which this year's round is in the midst of its work.</param>
    /// <param name="begins">Called once when there is something to do.</param>
    /// <param name="cancel">Stops between two commands.</param>
    public static async Task Run(string connectionString, DateTimeOffset now, Action begins, CancellationToken cancel = default)
    {
        await using var db = new HearingsDb(HearingsDatabase.Options(connectionString));
        await db.Database.OpenConnectionAsync(cancel);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlAsync($"select pg_advisory_lock({Lock})", cancel);
        try
        {
            if (!await db.Installations.AnyAsync(i => i.IsDemonstration, cancel) || await db.Events.AnyAsync(e => e.Kind == Done, cancel))
                return;
            begins();
            await using var load = new DemonstrationLoad(connectionString, now);
            await load.People(cancel);
            await load.LastYear(cancel);
            await load.ThisYear(cancel);
            db.Record(Actor.System, now, Done);
            await db.SaveChangesAsync(cancel);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task People(CancellationToken cancel)
    {
        _clock.Now = Almaty(2025, 12, 1, 9);
        // The database is younger than the history that it tells.
        await Ask(db => db.Definitions.Where(d => d.Version == 1 && d.EffectiveFrom > _clock.Now)
            .ExecuteUpdateAsync(d => d.SetProperty(p => p.EffectiveFrom, _clock.Now), cancel));
        var register = new ImportFiles(File("bodies.csv"), null, null);
        await Do((RunImportHandler import) => import.Handle(new(register, 2025, new("bodies", new(), Round.DefaultThreshold, true, null), Publish: false), Actor.System, cancel));
        var bodies = await Ask(db => db.Bodies.ToDictionaryAsync(b => b.Code, b => b.Id, cancel));
        var there = (await Ask(db => db.Users.Select(u => u.Email!).ToListAsync(cancel))).ToHashSet();
        var people = Persona.All.Select(p => new AddPerson(p.Name, p.Email, p.Post, [p.Role], p.Body is null ? null : bodies[p.Body], IsPersona: true))
            .Concat(bodies.Keys.Where(code => code != Persona.OfficersBody).Order(StringComparer.Ordinal).Select(code => new AddPerson(
                $"{code}: уәкілетті тұлға", $"signer.{code.ToLowerInvariant()}@demo.example", new(), [Role.Signer], bodies[code])));
        foreach (var person in people.Where(p => !there.Contains(p.Email)))
            await Do((AddPersonHandler add) => add.Handle(person, Actor.System, cancel));
    }

    private async Task LastYear(CancellationToken cancel)
    {
        _clock.Now = Almaty(2025, 12, 15, 10);
        var round = await Import(2025, cancel);
        var actors = DemonstrationActors.Of(await Ask(db => db.Users.ToListAsync(cancel)));
        await Each<SubmitExplanationHandler>(round, SubmitExplanation.Form, Almaty(2025, 12, 22, 11), c => c.Number % 9 != 4,
            (handler, c) => handler.Handle(new(c.Task, DemonstrationTexts.Explanation), actors.Signer(c.Body), cancel), cancel);
        _clock.Now = Almaty(2026, 1, 8, 9); // the deadline of those who kept silent has passed
        await Do((JobPump pump) => pump.Drain(cancel));
        await Prepare(round, actors, Almaty(2026, 1, 12, 10), Almaty(2026, 1, 26, 16), _ => true, cancel);
        foreach (var (scheduled, first) in ((DateTimeOffset, DateOnly)[])[
            (Almaty(2026, 1, 27, 10), new(2026, 2, 3)), (Almaty(2026, 2, 25, 10), new(2026, 3, 17))])
        {
            var days = await Calendar(cancel);
            await Each<CaseDesk>(round, ScheduleHearing.Form, scheduled, _ => true,
                (desk, c) => Schedule(desk, c, days.Add(first, c.Number / 8), Slot(c.Number), actors.Secretary, cancel), cancel);
            await Each<RecordOutcomeHandler>(round, RecordOutcome.Form, null, _ => true,
                (handler, c) => handler.Handle(DemonstrationTexts.Outcome(c.Task, c.Number, c.Hearings), actors.Secretary, cancel), cancel);
        }
        _clock.Now = Almaty(2026, 3, 26, 10);
        await ApproveMinutes(round, actors.Chair, cancel);
        await Each<CloseCaseHandler>(round, CloseCase.Form, Almaty(2026, 3, 27, 10), _ => true,
            (handler, c) => handler.Handle(new(c.Task, DemonstrationTexts.Learning), actors.Secretary, cancel), cancel);
    }

    private async Task ThisYear(CancellationToken cancel)
    {
        var days = await Calendar(cancel);
        var today = LocalTime.DateOf(_now);
        DateTimeOffset Ago(int workingDays, int hour) => LocalTime.At(Back(days, today, workingDays), new TimeOnly(hour, 0));
        _clock.Now = Ago(8, 10);
        var round = await Import(2026, cancel);
        var officers = await Ask(db => db.Bodies.Where(b => b.Code == Persona.OfficersBody).Select(b => b.Id).SingleAsync(cancel));
        int Stage(DemonstrationCase c) => c.Body == officers ? 0 : c.Number % 8;
        var actors = DemonstrationActors.Of(await Ask(db => db.Users.ToListAsync(cancel)));
        await Each<SubmitExplanationHandler>(round, SubmitExplanation.Form, Ago(6, 11), c => Stage(c) >= 3,
            (handler, c) => handler.Handle(new(c.Task, DemonstrationTexts.Explanation), actors.Signer(c.Body), cancel), cancel);
        await Prepare(round, actors, Ago(5, 10), Ago(3, 16), c => Stage(c) >= 4, cancel, c => Stage(c) >= 5);
        await Each<CaseDesk>(round, ScheduleHearing.Form, Ago(2, 10), c => Stage(c) >= 6,
            (desk, c) => Schedule(desk, c, Stage(c) == 6 ? days.Add(today, 3) : Back(days, today, 1), Slot(c.Number / 8), actors.Secretary, cancel), cancel);
    }

    private async Task Prepare(
        Guid round, DemonstrationActors actors, DateTimeOffset assigned, DateTimeOffset written, Func<DemonstrationCase, bool> assign,
        CancellationToken cancel, Func<DemonstrationCase, bool>? write = null)
    {
        await Each<AssignRapporteurHandler>(round, AssignRapporteur.Form, assigned, assign,
            (handler, c) => handler.Handle(new(c.Task, actors.Rapporteur(c.Number, c.Body).UserId!.Value), actors.Secretary, cancel), cancel);
        await Each<WriteBriefHandler>(round, WriteBrief.Form, written, write ?? assign,
            (handler, c) => handler.Handle(new(c.Task, DemonstrationTexts.Brief), actors.Rapporteur(c.Number, c.Body), cancel), cancel);
    }

    // A hearing outside a sitting, as the first version of the program had it.
    private static Task<HearingCase> Schedule(CaseDesk desk, DemonstrationCase c, DateOnly date, TimeOnly time, Actor secretary, CancellationToken cancel) =>
        desk.Complete(c.Task, ScheduleHearing.Form, secretary, move =>
        {
            var hearing = move.Case.Schedule(LocalTime.At(date, time), DemonstrationTexts.Place, move.Now);
            move.Record("HearingScheduled", new { number = hearing.Number, heldAt = hearing.HeldAt, place = hearing.Place });
            return Task.FromResult(new JsonObject());
        }, cancel);

    private Task<bool> ApproveMinutes(Guid round, Actor chair, CancellationToken cancel) => Do((IServiceProvider services) =>
    {
        var (db, host) = (services.GetRequiredService<HearingsDb>(), services.GetRequiredService<ProcessHost>());
        return db.Transact(async () =>
        {
            foreach (var @case in await db.Cases.Include(c => c.Hearings).Where(c => c.RoundId == round && c.Status == CaseStatus.Minutes).OrderBy(c => c.Reference).ToListAsync(cancel))
            {
                @case.ApproveMinutes(hasRecommendations: false, _clock.Now);
                await host.Send(CaseProcedure.MinutesApproved, @case.Reference, new JsonObject { ["addressees"] = new JsonArray() }, chair, cancel);
            }
            return true;
        }, cancel);
    });

    private async Task<Guid> Import(int year, CancellationToken cancel)
    {
        var code = year.ToString(CultureInfo.InvariantCulture);
        if (await Ask(db => db.Rounds.Where(r => r.Code == code).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(cancel)) is { } there)
            return there;
        var secretary = (DemonstrationActors.Of(await Ask(db => db.Users.ToListAsync(cancel)))).Secretary;
        var facts = new RoundFacts(code, ImportRound.TitleOf(code), Round.DefaultThreshold, Fictional: true, Source: null);
        var imported = await Do((RunImportHandler import) => import.Handle(
            new(new(null, File($"scores-{code}.csv"), null), year, facts, Publish: true), secretary, cancel));
        return imported.RoundId ?? throw new SetUpException($"the demonstration's files are damaged: {string.Join("; ", imported.Content.Problems)}");
    }

    /// <summary>Completes the round's open tasks of one form, in the order of their cases; at the hearing's end where no moment is given.</summary>
    private async Task Each<THandler>(
        Guid round, string form, DateTimeOffset? at, Func<DemonstrationCase, bool> which,
        Func<THandler, DemonstrationCase, Task> complete, CancellationToken cancel) where THandler : notnull
    {
        var open = await Ask(db => db.Tasks.Where(t => t.State == TaskState.Open && t.Form == form)
            .Join(db.Cases.Where(c => c.RoundId == round), t => t.CaseId, c => c.Id, (t, c) => new
            {
                t.Id, c.BodyId, c.Reference, Hearings = c.Hearings.Count, HeldAt = c.Hearings.Max(h => (DateTimeOffset?)h.HeldAt),
            }).ToListAsync(cancel));
        foreach (var task in open.OrderBy(t => at is null ? t.HeldAt : at).ThenBy(t => t.Reference, StringComparer.Ordinal))
        {
            var number = int.Parse(task.Reference[^5..], CultureInfo.InvariantCulture);
            var @case = new DemonstrationCase(task.Id, task.BodyId, number, task.Hearings);
            if (!which(@case))
                continue;
            _clock.Now = at?.AddMinutes(number) ?? task.HeldAt!.Value.AddMinutes(35);
            await Do(async (THandler handler) =>
            {
                await complete(handler, @case);
                return true;
            });
        }
    }

    private Task<WorkingCalendar> Calendar(CancellationToken cancel) => Do(async (CurrentCalendar calendar) => await calendar.Get(cancel));

    private static DateOnly Back(WorkingCalendar days, DateOnly from, int workingDays)
    {
        while (workingDays > 0)
            if (days.IsWorking(from = from.AddDays(-1)))
                workingDays--;
        return from;
    }

    private static TimeOnly Slot(int number) => new TimeOnly(10, 0).AddMinutes(number % 8 * 40);

    private static DateTimeOffset Almaty(int year, int month, int day, int hour) => LocalTime.At(new(year, month, day), new(hour, 0));

    private static ImportFile File(string name) => new(name, System.IO.File.ReadAllBytes(Path.Combine(Folder, name)));

    private Task<TResult> Ask<TResult>(Func<HearingsDb, Task<TResult>> question) => Do(question);

    private async Task<TResult> Do<TService, TResult>(Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private sealed class ReplayedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
