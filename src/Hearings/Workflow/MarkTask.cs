using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>The secretary says how much a task presses and, where the procedure sets no deadline, by when it is to be done.</summary>
public sealed record MarkTask(Guid TaskId, Urgency Urgency, DateOnly? DueOn);

/// <summary>Runs <see cref="MarkTask"/>.</summary>
public sealed class MarkTaskHandler(HearingsDb db, OpenTasks tasks, Procedures procedures, CurrentCalendar calendar, TimeProvider time)
{
    /// <summary>Marks it. A deadline that the procedure sets is not changed here; a new one is a working day that has not passed.</summary>
    public Task<UserTask> Handle(MarkTask command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary);
        var (task, instance) = await tasks.Lock(command.TaskId, actor, cancel);
        var now = time.GetUtcNow();
        if (command.DueOn != task.DueOn)
        {
            if (await procedures.SetsDeadline(db, instance, task, cancel)) throw new RuleViolation("TaskDueFixed", task.Name, task.DueOn) { Field = "DueOn" };
            if (command.DueOn is { } due) await RefuseDay(due, LocalTime.DateOf(now), cancel);
            db.Record(actor, now, command.DueOn is null ? "TaskDueRemoved" : "TaskDueSet", task.CaseId, task.BodyId, data: new { task = task.Name, due = command.DueOn ?? task.DueOn });
            task.DueOn = command.DueOn;
        }
        if (command.Urgency == task.Urgency) return task;
        db.Record(actor, now, "TaskMarked", task.CaseId, task.BodyId, data: new { task = task.Name, before = task.Urgency.ToString(), after = command.Urgency.ToString() });
        task.Mark(command.Urgency);
        return task;
    }, cancel);

    private async Task RefuseDay(DateOnly due, DateOnly today, CancellationToken cancel)
    {
        if (due < today) throw new RuleViolation("DuePast", due) { Field = "DueOn" };
        var days = await calendar.Get(cancel);
        if (!days.IsWorking(due)) throw new RuleViolation("DueOnDayOff", due, days.Explain(due).Kind, days.FirstWorkingFrom(due)) { Field = "DueOn" };
    }
}
