using Hearings.Access;
using Hearings.Audit;
using Hearings.Bpmn;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Web.Components;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Cases;

/// <summary>All that a case's page shows, read once; the parts of the page are given what they show.</summary>
public sealed record CaseView
{
    /// <summary>How many events of its history are read at most, the newest.</summary>
    public const int MostEvents = 200;

    /// <summary>The case, with its hearings.</summary>
    public required HearingCase Case { get; init; }

    /// <summary>The body's code and name.</summary>
    public required (string Code, Trilingual Name) Body { get; init; }

    /// <summary>The round's code and title, where the case is about one.</summary>
    public (string Code, Trilingual Title)? Round { get; init; }

    /// <summary>The names of the people that the parts mention.</summary>
    public required IReadOnlyDictionary<Guid, string> People { get; init; }

    /// <summary>The open tasks, of the case and of what it called.</summary>
    public required IReadOnlyList<UserTask> Tasks { get; init; }

    /// <summary>When the present terms of the body's parts were set that tasks are about, by the part's key.</summary>
    public required IReadOnlyDictionary<Guid, DateOnly?> TermsSet { get; init; }

    /// <summary>The day, itself not counted, from which a task's term runs.</summary>
    public DateOnly TermFrom(UserTask task) => SubmitEvidence.TermFrom(task, TermsSet.GetValueOrDefault(task.SubjectId ?? Guid.Empty));

    /// <summary>What happened, the newest first, as far as the reader may know.</summary>
    public required IReadOnlyList<AuditEvent> Events { get; init; }

    /// <summary>The process and what it follows.</summary>
    public (InstanceRecord Instance, ProcessDefinition Definition)? Process { get; init; }

    /// <summary>A page of the Commission's notes, the newest first; empty for others.</summary>
    public IReadOnlyList<CaseNote> Notes { get; init; } = [];

    /// <summary>How many notes there are in all.</summary>
    public int AllNotes { get; init; }

    /// <summary>Which of them are on the page.</summary>
    public required PageOf NotesPage { get; init; }

    /// <summary>The complaints that it deals with; empty for others than the Commission.</summary>
    public IReadOnlyList<Complaint> Complaints { get; init; } = [];

    /// <summary>The referrals; empty for others than the Commission.</summary>
    public IReadOnlyList<Referral> Referrals { get; init; } = [];

    /// <summary>Open cases that may be about the same; empty for others than the Commission.</summary>
    public IReadOnlyList<Related> Duplicates { get; init; } = [];

    /// <summary>This case and those merged into it, by key.</summary>
    public required IReadOnlyDictionary<Guid, string> Merged { get; init; }

    /// <summary>The references of the sittings at which it is heard, by key.</summary>
    public required IReadOnlyDictionary<Guid, string> Sittings { get; init; }

    /// <summary>The case that it was merged into.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Reads a case; null where there is none that this person may see.</summary>
    public static async Task<CaseView?> Read(HearingsDb db, Procedures procedures, Actor actor, string reference, PageOf notesPage, CancellationToken cancel = default)
    {
        var @case = await db.Cases.AsNoTracking().Include(c => c.Hearings).SingleOrDefaultAsync(c => c.Reference == reference, cancel);
        if (@case is null || !actor.Sees(@case.BodyId)) return null;
        // Whoever works for the body reads no paper of the Commission on it.
        var all = actor.ReadsPapersOn(@case.BodyId);
        var body = await db.Bodies.Where(b => b.Id == @case.BodyId).Select(b => new { b.Code, b.Name }).SingleAsync(cancel);
        var round = await db.Rounds.Where(r => r.Id == @case.RoundId).Select(r => new { r.Code, r.Title }).SingleOrDefaultAsync(cancel);
        var instance = await db.Instances.AsNoTracking().SingleOrDefaultAsync(i => i.CaseId == @case.Id && i.ParentId == null, cancel);
        var merged = await RelatedCases.WithMerged(db, @case, cancel);
        Guid[] ids = [.. merged.Keys];
        var notes = db.CaseNotes.AsNoTracking().Where(n => all && ids.Contains(n.CaseId));
        var view = new CaseView
        {
            Case = @case,
            Body = (body.Code, body.Name),
            Round = round is null ? null : (round.Code, round.Title),
            People = new Dictionary<Guid, string>(),
            Tasks = [.. (await db.Tasks.AsNoTracking().Where(t => t.CaseId == @case.Id && t.State == TaskState.Open).OrderBy(t => t.CreatedAt).ThenBy(t => t.Token).ToListAsync(cancel)).Where(t => actor.Sees(t.BodyId))],
            TermsSet = await db.Addressees.Where(a => db.Tasks.Any(t => t.SubjectId == a.Id && t.CaseId == @case.Id && t.State == TaskState.Open))
                .Select(a => new { a.Id, a.DueSetOn }).ToDictionaryAsync(a => a.Id, a => a.DueSetOn, cancel),
            Events = await db.Events.AsNoTracking().Where(e => e.CaseId == @case.Id && (all || !InternalEvents.Kinds.Contains(e.Kind)))
                .OrderByDescending(e => e.Id).Take(MostEvents).ToListAsync(cancel),
            Process = instance is null ? null : (instance, await procedures.Get(db, instance.DefinitionId, cancel)),
            Notes = await notes.OrderByDescending(n => n.WrittenAt).ThenBy(n => n.Id).Skip(notesPage.Offset).Take(PageOf.Size).ToListAsync(cancel),
            AllNotes = await notes.CountAsync(cancel),
            NotesPage = notesPage,
            Complaints = all ? await db.Complaints.AsNoTracking().Where(c => ids.Contains(c.CaseId!.Value)).OrderBy(c => c.Reference).ToListAsync(cancel) : [],
            Referrals = all ? await db.Referrals.AsNoTracking().Where(r => ids.Contains(r.CaseId)).OrderByDescending(r => r.On).ThenBy(r => r.Id).ToListAsync(cancel) : [],
            Duplicates = all && @case.Status != CaseStatus.Closed
                ? await RelatedCases.Duplicates(db, @case).Select(c => new Related(c.Reference, c.Origin, c.Status)).Take(20).ToListAsync(cancel) : [],
            Merged = merged,
            Sittings = await db.Sittings.Where(s => db.Hearings.Any(h => h.CaseId == @case.Id && h.SittingId == s.Id)).ToDictionaryAsync(s => s.Id, s => s.Reference, cancel),
            MergedInto = await db.Cases.Where(c => c.Id == @case.MergedIntoId).Select(c => c.Reference).SingleOrDefaultAsync(cancel),
        };
        var people = view.Tasks.Select(t => t.AssigneeId).Append(@case.RapporteurId).Concat(view.Notes.Select(n => (Guid?)n.AuthorId))
            .Concat(view.Referrals.Select(r => r.RecordedBy)).OfType<Guid>().Distinct().ToList();
        return view with { People = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel) };
    }

    /// <summary>Another case in few words.</summary>
    public sealed record Related(string Reference, CaseOrigin Origin, CaseStatus Status);
}
