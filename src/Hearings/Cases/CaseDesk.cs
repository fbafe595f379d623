using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Bpmn;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>
/// Completes a case's task: completing it <em>is</em> running the command that its form names. The entity's change, its
/// event and the procedure's step are stored together or not at all.
/// </summary>
public sealed class CaseDesk(HearingsDb db, OpenTasks tasks, ProcessHost host, Procedures procedures, TimeProvider time)
{
    /// <summary>
    /// Takes the task, runs the move on its case and lets the procedure go on with what the move returns. Refused with
    /// <see cref="RuleViolation"/> where the task is closed (who and when is said), not for this person, or completed by
    /// another command.
    /// </summary>
    public Task<HearingCase> Complete(
        Guid taskId, string form, Actor actor, Func<CaseMove, Task<JsonObject>> move, CancellationToken cancel = default) =>
        db.Transact(async () =>
        {
            var (task, instance) = await tasks.Lock(taskId, actor, cancel);
            if (!task.IsFor(actor)) throw new RuleViolation("TaskNotYours", task.Name, task.Role);
            if (task.Form != form) throw new RuleViolation("TaskForm", task.Name, task.Form, form);
            var @case = await db.Cases.Include(c => c.Hearings).SingleOrDefaultAsync(c => c.Id == task.CaseId, cancel) ?? throw new RuleViolation("NotFound");
            var now = time.GetUtcNow();
            var output = await move(new CaseMove(@case, now, db, actor, task.AbsentPerson(actor)?.UserId ?? actor.UserId, await procedures.Get(db, instance.DefinitionId, cancel)));
            task.Complete(actor, now);
            db.RecordDeputy(task, actor, now);
            await host.Advance(instance, new Trigger.TaskCompleted(task.Token, output), actor, cancel);
            return @case;
        }, cancel);
}

/// <summary>One move on a case, as its command sees it. <c>By</c> is whose move it is: the actor, or the absent person for whom the actor stands in.</summary>
public sealed record CaseMove(HearingCase Case, DateTimeOffset Now, HearingsDb Db, Actor Actor, Guid? By, ProcessDefinition Definition)
{
    /// <summary>Writes what happened to the case.</summary>
    public void Record(string kind, object? data = null) =>
        Db.Record(Actor, Now, kind, Case.Id, Case.BodyId, Case.RoundId, data);
}
