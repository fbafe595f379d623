using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Bpmn;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>Completes a case's task by a move on the case.</summary>
public sealed class CaseDesk(HearingsDb db, TaskDesk tasks, Procedures procedures)
{
    private static readonly Func<HearingsDb, Guid?, CancellationToken, Task<HearingCase?>> WithHearings = EF.CompileAsyncQuery(
        (HearingsDb db, Guid? id, CancellationToken cancel) => db.Cases.Include(c => c.Hearings).SingleOrDefault(c => c.Id == id));

    /// <summary>Runs the move on the task's case and lets the procedure go on, refused as by <see cref="TaskDesk.Complete"/>.</summary>
    public Task<HearingCase> Complete(
        Guid taskId, string form, Actor actor, Func<CaseMove, Task<JsonObject>> move, CancellationToken cancel = default) =>
        db.Transact(async () =>
        {
            HearingCase? found = null;
            await tasks.Complete(taskId, form, actor, async task =>
            {
                found = await WithHearings(db, task.Task.CaseId, cancel) ?? throw new RuleViolation("NotFound");
                return await move(new CaseMove(found, task.Now, db, actor, task.Task.AbsentPerson(actor)?.UserId ?? actor.UserId,
                    await procedures.Get(db, task.Instance.DefinitionId, cancel)));
            }, cancel);
            return found!;
        }, cancel);
}

/// <summary>One move on a case, as its command sees it. <c>By</c> is whose move it is: the actor, or the absent person for whom the actor stands in.</summary>
public sealed record CaseMove(HearingCase Case, DateTimeOffset Now, HearingsDb Db, Actor Actor, Guid? By, ProcessDefinition Definition)
{
    /// <summary>Writes what happened to the case.</summary>
    public void Record(string kind, object? data = null) =>
        Db.Record(Actor, Now, kind, Case.Id, Case.BodyId, Case.RoundId, data);
}
