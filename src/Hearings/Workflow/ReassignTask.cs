using Hearings.Access;
using Hearings.Audit;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>The secretary or the chair gives a task to another person of its role, and says why.</summary>
public sealed record ReassignTask(Guid TaskId, Guid Person, string Reason);

/// <summary>Runs <see cref="ReassignTask"/>.</summary>
public sealed class ReassignTaskHandler(HearingsDb db, OpenTasks tasks, TaskNotices notices, TimeProvider time)
{
    /// <summary>Hands it over. Whoever gets the brief becomes the case's rapporteur.</summary>
    public Task<UserTask> Handle(ReassignTask command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair);
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new RuleViolation("Required") { Field = "Reason" };
        var (task, _) = await tasks.Lock(command.TaskId, actor, cancel);
        var person = await db.Users.SingleOrDefaultAsync(u => u.Id == command.Person && u.IsActive, cancel)
            ?? throw new RuleViolation("Required") { Field = "Person" };
        var roles = await Person.Roles(db, person.Id, cancel);
        var before = await tasks.NameOf(task.AssigneeId, cancel);
        var now = time.GetUtcNow();
        task.HandTo(person, roles, now);
        // The rapporteur is a fact of the case, not only of its task.
        if (task.Form == WriteBrief.Form)
            (await db.Cases.SingleAsync(c => c.Id == task.CaseId, cancel)).AssignRapporteur(person, roles);
        await notices.HandOver(task, command.Reason.Trim(), now, cancel);
        db.Record(actor, now, "TaskReassigned", task.CaseId, task.BodyId,
            data: new { task = task.Name, before, person = person.Name, reason = command.Reason.Trim() });
        return task;
    }, cancel);
}
