using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;

namespace Hearings.Workflow;

/// <summary>Whoever holds a task, or the secretary or chair, gives it back to all of its role.</summary>
public sealed record ReleaseTask(Guid TaskId);

/// <summary>Runs <see cref="ReleaseTask"/>.</summary>
public sealed class ReleaseTaskHandler(HearingsDb db, OpenTasks tasks, Procedures procedures, TimeProvider time)
{
    /// <summary>Releases it. Refused where nobody holds it, or where the procedure itself names the person: then it can only be handed over.</summary>
    public Task<UserTask> Handle(ReleaseTask command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        var (task, instance) = await tasks.Lock(command.TaskId, actor, cancel);
        if (task.AssigneeId is not { } holder) throw new RuleViolation("TaskFree", task.Name);
        var person = await tasks.NameOf(holder, cancel);
        if (holder != actor.UserId && !actor.IsAny(Role.Secretary, Role.Chair)) throw new RuleViolation("TaskClaimed", task.Name, person, task.AssignedAt ?? task.CreatedAt);
        if (await procedures.NamesPerson(db, instance, task, cancel)) throw new RuleViolation("TaskPersonal", task.Name, person);
        task.Release();
        db.Record(actor, time.GetUtcNow(), "TaskReleased", task.CaseId, task.BodyId, data: new { task = task.Name, person });
        return task;
    }, cancel);
}
