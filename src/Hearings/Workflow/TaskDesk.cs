using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Bpmn;
using Hearings.Database;

namespace Hearings.Workflow;

/// <summary>
/// Completes a task: completing it <em>is</em> running the command that its form names. The entity's change, its event and
/// the procedure's step are stored together or not at all.
/// </summary>
public sealed class TaskDesk(HearingsDb db, OpenTasks tasks, ProcessHost host, TimeProvider time)
{
    /// <summary>
    /// Takes the task, runs the move and lets the procedure go on with what the move returns. Refused with
    /// <see cref="RuleViolation"/> where the task is closed (who and when is said), not for this person, or completed by
    /// another command.
    /// </summary>
    public Task Complete(
        Guid taskId, string form, Actor actor, Func<TaskMove, Task<JsonObject>> move, CancellationToken cancel = default) =>
        db.Transact(async () =>
        {
            var (task, instance) = await tasks.Lock(taskId, actor, cancel);
            task.Expect(actor);
            if (task.Form != form) throw new RuleViolation("TaskForm", task.Name, task.Form, form);
            var now = time.GetUtcNow();
            var output = await move(new TaskMove(task, instance, now));
            task.Complete(actor, now);
            db.RecordDeputy(task, actor, now);
            await host.Advance(instance, new Trigger.TaskCompleted(task.Token, output), actor, cancel);
        }, cancel);
}

/// <summary>One move on a task, as the noun's own desk sees it.</summary>
public sealed record TaskMove(UserTask Task, InstanceRecord Instance, DateTimeOffset Now);
