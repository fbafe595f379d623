using Hearings.Access;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Texts;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Notices;

/// <summary>
/// Tells people of their new tasks, in the transaction that opens these: the officers of a body, or the one person to whom a
/// task is assigned or handed over. What a role of the Commission has to do together comes once a day, see <see cref="Digest"/>.
/// </summary>
public sealed class TaskNotices(HearingsDb db, NoticeDesk desk) : ITaskListener
{
    private const string OpenedKind = "TaskOpened";
    private const string HandedOverKind = "TaskHandedOver";

    // Evidence is loaded by one officer and signed by another: both must know of it.
    private const string EvidenceForm = "submit-evidence";

    /// <summary>Writes the notices of these tasks, with a few questions to the database however many they are.</summary>
    public async Task Opened(IReadOnlyList<UserTask> tasks, CancellationToken cancel)
    {
        var told = tasks.Where(t => t.AssigneeId is not null || Roles.OfBody.Contains(t.Role)).ToList();
        if (told.Count == 0) return;
        var officers = await Officers(told, cancel);
        var names = await Subjects(told, cancel);
        await desk.Add([.. told.Select(t => Draft(t, names, t.AssigneeId is { } assignee ? [assignee]
            : [.. officers[t.BodyId].Where(o => o.Role == Role.Signer || t.Form == EvidenceForm).Select(o => o.Id)]))], cancel);
    }

    /// <summary>Tells a person that a task was handed over, and why.</summary>
    public async Task HandOver(UserTask task, string reason, DateTimeOffset at, CancellationToken cancel)
    {
        var draft = Draft(task, await Subjects([task], cancel), [task.AssigneeId!.Value]);
        var facts = (TaskFacts)draft.Facts! with { Why = Trilingual.Of(reason, reason, reason) };
        await desk.Add(draft with { Kind = HandedOverKind, Key = $"{task.Id:N}:{at.UtcTicks}", Facts = facts }, cancel);
    }

    private async Task<ILookup<Guid?, (Guid Id, Role Role)>> Officers(List<UserTask> tasks, CancellationToken cancel)
    {
        var bodies = tasks.Where(t => t.AssigneeId is null).Select(t => t.BodyId).Distinct().ToArray();
        var roles = Roles.OfBody.Select(r => r.ToString()).ToArray();
        var found = bodies.Length == 0 ? [] : await db.Users.Where(u => u.IsActive && bodies.Contains(u.BodyId))
            .Join(db.UserRoles, u => u.Id, r => r.UserId, (u, r) => new { u.Id, u.BodyId, r.RoleId })
            .Join(db.Roles, u => u.RoleId, r => r.Id, (u, r) => new { u.Id, u.BodyId, r.Name })
            .Where(u => roles.Contains(u.Name)).OrderBy(u => u.Id).ToListAsync(cancel);
        return found.ToLookup(u => u.BodyId, u => (u.Id, Enum.Parse<Role>(u.Name!)));
    }

    private async Task<Names> Subjects(List<UserTask> tasks, CancellationToken cancel)
    {
        // A case that is opened in this very transaction is not stored yet.
        var cases = db.ChangeTracker.Entries<HearingCase>().ToDictionary(e => e.Entity.Id, e => e.Entity.Reference);
        var missing = tasks.Select(t => t.CaseId).OfType<Guid>().Distinct().Where(id => !cases.ContainsKey(id)).ToArray();
        if (missing.Length > 0)
            foreach (var found in await db.Cases.Where(c => missing.Contains(c.Id)).Select(c => new { c.Id, c.Reference }).ToListAsync(cancel))
                cases[found.Id] = found.Reference;
        var subjects = tasks.Select(t => t.SubjectId).OfType<Guid>().Distinct().ToArray();
        var recommendations = subjects.Length == 0 ? [] : await db.Addressees.Where(a => subjects.Contains(a.Id))
            .Select(a => new { a.Id, a.Recommendation.Reference }).ToDictionaryAsync(a => a.Id, a => a.Reference, cancel);
        var ids = tasks.Select(t => t.BodyId).OfType<Guid>().Distinct().ToArray();
        var bodies = await db.Bodies.Where(b => ids.Contains(b.Id)).Select(b => new { b.Id, b.Name }).ToDictionaryAsync(b => b.Id, b => b.Name, cancel);
        return new Names(cases, recommendations, bodies);
    }

    private static NoticeDraft Draft(UserTask task, Names names, IReadOnlyList<Guid> people)
    {
        var recommendation = task.SubjectId is { } subject ? names.Recommendations.GetValueOrDefault(subject) : null;
        var reference = task.CaseId is { } @case ? names.Cases.GetValueOrDefault(@case) : null;
        var body = task.BodyId is { } id ? names.Bodies.GetValueOrDefault(id) : null;
        return new NoticeDraft(OpenedKind, $"{task.Id:N}", people, new TaskFacts(
            task.Name,
            NoticeDraft.InAll(() => string.Join(" · ", new[] { recommendation, reference, body?.ToString() }.Where(part => part is not null))),
            NoticeDraft.InAll(() => Text.Find($"Notices.Why.{task.Form}") ?? Text.Get("Notices.Why.procedure")),
            NoticeDraft.InAll(() => task.DueOn is { } due ? Text.Get("Notices.Until", due) : Text.Get("Notices.NoDeadline"))))
        {
            Link = $"/tasks/{task.Id}",
            CaseId = task.CaseId,
            BodyId = task.BodyId,
            SubjectId = task.SubjectId,
        };
    }

    private sealed record Names(Dictionary<Guid, string> Cases, Dictionary<Guid, string> Recommendations, Dictionary<Guid, Trilingual> Bodies);

    private sealed record TaskFacts(Trilingual Task, Trilingual About, Trilingual Why, Trilingual Until);
}
