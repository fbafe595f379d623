using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;

namespace Hearings.Workflow;

/// <summary>A person of the role takes an open task, so that nobody else works on it.</summary>
public sealed record ClaimTask(Guid TaskId);

/// <summary>Runs <see cref="ClaimTask"/>.</summary>
public sealed class ClaimTaskHandler(HearingsDb db, OpenTasks tasks, TimeProvider time)
{
    /// <summary>Takes it. Of two who try at once one wins; the other is told who and since when.</summary>
    public Task<UserTask> Handle(ClaimTask command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        var (task, _) = await tasks.Lock(command.TaskId, actor, cancel);
        if (task.AssigneeId is { } holder && (holder == actor.UserId || task.AbsentPerson(actor)?.UserId != holder))
            throw new RuleViolation("TaskClaimed", task.Name, await tasks.NameOf(holder, cancel), task.AssignedAt ?? task.CreatedAt);
        var now = time.GetUtcNow();
        task.Claim(actor, now);
        db.Record(actor, now, "TaskClaimed", task.CaseId, task.BodyId, data: new { task = task.Name, person = actor.Name });
        return task;
    }, cancel);
}
