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
public sealed class CaseDesk(HearingsDb db, ProcessHost host, TimeProvider time)
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
            var seen = await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId, cancel);
            if (seen is null || !actor.Sees(seen.BodyId)) throw new RuleViolation("NotFound");
            var instance = await host.Lock(seen.InstanceId, cancel);
            var task = await db.Tasks.SingleAsync(t => t.Id == taskId, cancel);
            if (task.State != TaskState.Open) throw await Closed(task, cancel);
            if (!task.IsFor(actor)) throw new RuleViolation("TaskNotYours", task.Name, task.Role);
            if (task.Form != form) throw new RuleViolation("TaskForm", task.Name, task.Form, form);
            var @case = await db.Cases.Include(c => c.Hearings).SingleAsync(c => c.Id == task.CaseId, cancel);
            var now = time.GetUtcNow();
            var output = await move(new CaseMove(@case, now, db, actor));
            task.Complete(actor, now);
            await host.Advance(instance, new Trigger.TaskCompleted(task.Token, output), actor, cancel);
            return @case;
        }, cancel);

    private async Task<RuleViolation> Closed(UserTask task, CancellationToken cancel)
    {
        var by = await db.Users.Where(u => u.Id == task.EndedBy).Select(u => u.Name).FirstOrDefaultAsync(cancel);
        return new RuleViolation("TaskClosed", task.Name, task.State, by ?? Texts.Text.Get("Names.System"), task.EndedAt);
    }
}

/// <summary>One move on a case, as its command sees it.</summary>
public sealed record CaseMove(HearingCase Case, DateTimeOffset Now, HearingsDb Db, Actor Actor)
{
    /// <summary>Writes what happened to the case.</summary>
    public void Record(string kind, object? data = null) =>
        Db.Record(Actor, Now, kind, Case.Id, Case.BodyId, Case.RoundId, data);
}
