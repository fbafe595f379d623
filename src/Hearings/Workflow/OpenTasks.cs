using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>Tasks as commands find them: the process locked first, so that two people on one task come one after the other.</summary>
public sealed class OpenTasks(HearingsDb db, ProcessHost host)
{
    /// <summary>
    /// The task, open and in sight of the actor, with its process locked for the rest of the transaction. Refused with
    /// <see cref="RuleViolation"/> where it is closed: by whom and when is said.
    /// </summary>
    public async Task<(UserTask Task, InstanceRecord Instance)> Lock(Guid taskId, Actor actor, CancellationToken cancel = default)
    {
        if (await host.LockOf(taskId, cancel) is not var (task, instance) || !actor.Sees(task.BodyId)) throw new RuleViolation("NotFound");
        if (task.State == TaskState.Open) return (task, instance);
        throw new RuleViolation("TaskClosed", task.Name, task.State, await NameOf(task.EndedBy, cancel) ?? Texts.Text.Get("Names.System"), task.EndedAt);
    }

    /// <summary>A person's name.</summary>
    public Task<string?> NameOf(Guid? person, CancellationToken cancel = default) =>
        db.Users.Where(u => u.Id == person).Select(u => u.Name).FirstOrDefaultAsync(cancel);
}

/// <summary>What is written of every completed task beside what its command writes.</summary>
public static class DoneByDeputy
{
    /// <summary>Says in whose place a deputy has completed a task; nothing where it was the person's own.</summary>
    public static void RecordDeputy(this HearingsDb db, UserTask task, Actor actor, DateTimeOffset now)
    {
        if (actor.StandsInFor.FirstOrDefault(p => p.UserId == task.EndedFor) is { } absent)
            db.Record(actor, now, "TaskDoneByDeputy", task.CaseId, task.BodyId, data: new { task = task.Name, deputy = actor.Name, person = absent.Name });
    }
}
