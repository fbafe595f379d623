using Hearings.Access;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Import;
using Hearings.Monitoring;
using Hearings.Notices;
using Hearings.Recommendations;
using Hearings.Simulation;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Demonstration;

/// <summary>The two years of a demonstration, and the work that waits in it.</summary>
internal sealed class DemonstrationYears : IAsyncDisposable
{
    private const int Past = 2021;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "demo");

    /// <summary>What waits for the Commission's people from a few days before today.</summary>
    private static readonly HashSet<string> Waiting =
    [
        AssignRapporteur.Form, WriteBrief.Form, CloseCase.Form, VerifyEvidence.Form, ConfirmVerification.Form,
        DecideExtension.Form, ConfirmNextStep.Form, ConsiderRefusal.Form,
    ];

    private readonly Office _office;
    private readonly DateTimeOffset _now;
    private readonly DateOnly _today;
    private int _year;

    public DemonstrationYears(string connectionString, DateTimeOffset now)
    {
        (_now, _today) = (now, LocalTime.DateOf(now));
        _office = new Office(connectionString, YearRun.Begin(Past));
    }

    public async Task Run(CancellationToken cancel)
    {
        // The database is younger than the history that it tells.
        await _office.Ask(db => db.Definitions.Where(d => d.EffectiveFrom > YearRun.Begin(Past))
            .ExecuteUpdateAsync(d => d.SetProperty(p => p.EffectiveFrom, YearRun.Begin(Past)), cancel));
        var past = new YearRun(_office, new YearSettings(Past, 2021, new(File("bodies.csv"), File("scores-2021.csv"), null))
        {
            Fictional = true, OfficersBody = Persona.OfficersBody, MoreMembers = 2, FewestCases = 1, LastHearing = new(Past, 12, 31),
        }, _ => { });
        await past.Run(cancel);
        await past.Finish(120, cancel);
        await ThisYear(cancel);
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    private async Task ThisYear(CancellationToken cancel)
    {
        var days = await _office.With((CurrentCalendar calendar) => calendar.Get(cancel).AsTask());
        DateOnly Ago(int workingDays) => Back(days, _today, workingDays);
        // Nothing happened in the years between. Before May the round that is at work is last year's.
        _office.Clock.Reach(LocalTime.At(Ago(75), new TimeOnly(9, 0)));
        _year = Ago(75).Year;
        var settings = new YearSettings(_year, 2026, new(null, File("scores-2026.csv"), null))
        {
            Previous = File("scores-2025.csv"), Fictional = true, OfficersBody = Persona.OfficersBody, MoreMembers = 2, FewestCases = 3,
            SittingDays = [Ago(45), Ago(25), Ago(1), days.Add(_today, 5), days.Add(_today, 25)], LastHearing = days.Add(_today, 5),
            Waiting = Persona.OfficersBody, Until = Ago(15),
        };
        var run = new YearRun(_office, settings, _ => { });
        await run.Run(cancel);
        run.Leave(new HashSet<string> { CloseCase.Form });
        await run.Go(Ago(9), cancel);
        run.Leave(new HashSet<string> { CloseCase.Form, VerifyEvidence.Form, DecideExtension.Form, AssignRapporteur.Form });
        await OpenByHand(run.Cast!, cancel);
        await run.Go(Ago(4), cancel);
        run.Leave(Waiting);
        await run.Go(Ago(1), cancel);
        await LayOut(run.Cast!, cancel);
    }

    /// <summary>A few cases that no figure called, so that the first steps of a case wait for somebody too.</summary>
    private async Task OpenByHand(Cast cast, CancellationToken cancel)
    {
        var free = await _office.Ask(db => db.Bodies.Where(b => b.ValidTo == null && b.Code != Persona.OfficersBody && !db.Cases.Any(c => c.BodyId == b.Id && c.Status != CaseStatus.Closed))
            .OrderBy(b => b.Code).Select(b => b.Id).Take(8).ToListAsync(cancel));
        foreach (var body in free)
            await _office.Do((OpenCaseHandler h) => h.Handle(new(body, null, Phrases.Complaints), cast.Secretary, cancel));
    }

    /// <summary>This morning: briefs for the members whom one can be, evidence to sign, a round to look through.</summary>
    private async Task LayOut(Cast cast, CancellationToken cancel)
    {
        await _office.Until(LocalTime.At(Back(await Days(cancel), _today, 1), new TimeOnly(16, 0)), cancel);
        // People have read what came before, so that what is new stands out.
        foreach (var person in await _office.Ask(db => db.Users.Where(u => u.IsPersona).OrderBy(u => u.Email).Select(u => new { u.Id, u.Name, u.BodyId }).ToListAsync(cancel)))
            await _office.Do((ReadNoticesHandler h) => h.Handle(new(), new Actor(person.Id, person.Name, [], person.BodyId), cancel));
        var unassigned = (await _office.Ask(db => OpenTask.All(db, cancel))).Where(t => t.Form == AssignRapporteur.Form).ToList();
        var members = cast.Members.Skip(1).Take(Persona.All.Count(p => p.Role == Role.Member)).ToList();
        var briefs = members.Zip(unassigned.Where(t => members.TrueForAll(m => m.BodyId != t.BodyId))).ToList();
        foreach (var (member, task) in briefs)
            await _office.Do((AssignRapporteurHandler h) => h.Handle(new(task.Id, member.UserId!.Value), cast.Secretary, cancel));
        // Of the others one has its brief already and can be put on an agenda.
        if (unassigned.Except(briefs.Select(b => b.Second)).ToList() is [var next, _, ..]) await Brief(next, cast, cancel);
        await Submit(cast, cancel);
        var own = await _office.Ask(db => db.Bodies.Where(b => b.Code == Persona.OfficersBody).Select(b => b.Id).SingleAsync(cancel));
        var part = await _office.Ask(db => db.Addressees.Where(a => a.BodyId == own && a.Status == AddresseeStatus.Evidence)
            .OrderBy(a => a.Recommendation.Reference).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel));
        if (part is { } addressee)
            await _office.Do((LoadEvidenceHandler h) => h.Handle(
                new(addressee, Guid.Empty, [], Phrases.Link(Persona.OfficersBody, "evidence", 1), Phrases.EvidenceNote), cast.Loader(own), cancel));
        var code = $"{_year}-2";
        await _office.Do((RunImportHandler h) => h.Handle(new(
            new(null, File("scores-2026.csv"), null), _year, new RoundFacts(code, SecondMonitoring(_year), Round.DefaultThreshold, Fictional: true, Source: null), Publish: false),
            cast.Analyst, cancel));
        await _office.Until(_now, cancel);
    }

    private static Trilingual SecondMonitoring(int year) =>
        Trilingual.Of($"{year} жылғы екінші мониторинг", $"Второй мониторинг за {year} год", $"Second monitoring of {year}");

    private async Task Brief(OpenTask task, Cast cast, CancellationToken cancel)
    {
        var rapporteur = cast.Rapporteur(0, task.BodyId);
        await _office.Do((AssignRapporteurHandler h) => h.Handle(new(task.Id, rapporteur.UserId!.Value), cast.Secretary, cancel));
        var brief = (await _office.Ask(db => OpenTask.All(db, cancel))).Single(t => t.Form == WriteBrief.Form && t.CaseId == task.CaseId);
        await _office.Do((WriteBriefHandler h) => h.Handle(new(brief.Id, Phrases.Briefs[0]), rapporteur, cancel));
    }

    /// <summary>Some bodies submitted their evidence yesterday; one acceptance waits for the second reviewer.</summary>
    private async Task Submit(Cast cast, CancellationToken cancel)
    {
        // Evidence that is late stays away, so that the secretary has a next step to confirm.
        var open = (await _office.Ask(db => OpenTask.All(db, cancel)))
            .Where(t => t.Form == SubmitEvidence.Form && t.Body != Persona.OfficersBody && t.DueOn >= _today).Take(3).ToList();
        foreach (var task in open)
        {
            var loaded = await _office.Do((LoadEvidenceHandler h) => h.Handle(
                new(task.SubjectId!.Value, Guid.Empty, [], Phrases.Link(task.Body, task.Key, 1), Phrases.EvidenceNote), cast.Loader(task.BodyId), cancel));
            await _office.Do((SubmitEvidenceHandler h) => h.Handle(new(task.Id, loaded.Prepared!.Digest), cast.Signer(task.BodyId), cancel));
        }
        if (open.Count == 0) return;
        var verify = (await _office.Ask(db => OpenTask.All(db, cancel))).First(t => t.Form == VerifyEvidence.Form && t.SubjectId == open[^1].SubjectId);
        var seen = await _office.Ask(db => db.Addressees.Where(a => a.Id == verify.SubjectId).SelectMany(a => a.Submissions).Where(s => s.SubmittedAt != null)
            .OrderByDescending(s => s.Version).Select(s => new EvidenceSeen(s.Version, s.Digest)).FirstAsync(cancel));
        await _office.Do((VerifyEvidenceHandler h) => h.Handle(new(verify.Id, seen, Verdict.Accept, null), cast.Reviewers[0], cancel));
    }

    private Task<WorkingCalendar> Days(CancellationToken cancel) => _office.With((CurrentCalendar calendar) => calendar.Get(cancel).AsTask());

    private static DateOnly Back(WorkingCalendar days, DateOnly from, int workingDays)
    {
        while (workingDays > 0)
            if (days.IsWorking(from = from.AddDays(-1)))
                workingDays--;
        return from;
    }

    private static ImportFile File(string name) => new(name, System.IO.File.ReadAllBytes(Path.Combine(Folder, name)));
}
