using System.Globalization;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Bpmn;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>
/// What another calendar means for the deadlines that are open: those counted in working days are counted again from the
/// day on which they began; one that a person set by hand leaves a day that is off now.
/// </summary>
public sealed class Deadlines(HearingsDb db, Procedures procedures, NoticeDesk notices, TimeProvider time)
{
    /// <summary>The deadlines that a change of one day moves, by their day and matter. Changes nothing.</summary>
    public async Task<IReadOnlyList<DeadlineMove>> Plan(WorkingCalendar after, DateOnly changed, CancellationToken cancel = default)
    {
        var today = LocalTime.DateOf(time.GetUtcNow());
        // Whoever's time is over before that day does not feel it.
        var from = LocalTime.At(changed, TimeOnly.MinValue);
        var timers = await db.Jobs.FromSql($"""
            select * from job where kind = 'Timer' and status = 'Pending' and data->>'calendar' = {TimerDue.WorkingDays} and due_at > {from}
            """).Join(db.Instances, j => j.InstanceId, i => i.Id, (j, i) => new { Timer = j, Instance = i }).ToListAsync(cancel);
        var ids = timers.Select(t => t.Instance.Id).Distinct().ToArray();
        var tasks = (await db.Tasks.Where(t => t.State == TaskState.Open && ids.Contains(t.InstanceId)).ToListAsync(cancel)).ToLookup(t => t.InstanceId);
        var moves = new List<DeadlineMove>();
        foreach (var row in timers)
        {
            var (before, due) = (LastDay(row.Timer.DueAt), Later(Recount(row.Timer, after), today));
            if (due == before) continue;
            var definition = await procedures.Get(db, row.Instance.DefinitionId, cancel);
            var element = definition.Elements[row.Timer.Token![..row.Timer.Token!.LastIndexOf(':')]];
            var task = tasks[row.Instance.Id].FirstOrDefault(t => t.Element == element.AttachedTo?.Id && t.DueOn == before);
            moves.Add(new DeadlineMove
            {
                What = task?.Name ?? DeadlineMove.NameOf(element), Matter = row.Instance.BusinessKey, Before = before, After = due,
                Instance = row.Instance, Timer = row.Timer, Task = task,
            });
        }
        if (!after.IsWorking(changed)) await AddThoseSetByHand(moves, after, changed, cancel);
        return [.. moves.OrderBy(m => m.After).ThenBy(m => m.Matter, StringComparer.Ordinal).ThenBy(m => m.What.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>
    /// Moves them, in the running transaction: one event and, where somebody has to keep the deadline, one notice each.
    /// </summary>
    public async Task Apply(IReadOnlyList<DeadlineMove> moves, Trilingual why, Actor actor, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        foreach (var move in moves)
        {
            if (move.Timer is { } timer) timer.DueAt = LocalTime.After(move.After);
            if (move.Task is { } task) task.DueOn = move.After;
            db.Record(actor, now, "DeadlineMoved", move.Instance.CaseId, move.Instance.BodyId,
                data: new { what = move.What, matter = move.Matter, before = move.Before, after = move.After, why });
        }
        await Tell([.. moves.Where(m => m.Task is not null)], why, cancel);
    }

    /// <summary>Locks the processes that a change of one day may concern, in the order in which every step does.</summary>
    public Task Lock(DateOnly changed, CancellationToken cancel = default)
    {
        var from = LocalTime.At(changed, TimeOnly.MinValue);
        return db.Database.ExecuteSqlAsync($"""
            select 1 from process_instance where id in (
                select instance_id from job where kind = 'Timer' and status = 'Pending' and data->>'calendar' = {TimerDue.WorkingDays} and due_at > {from}
                union select instance_id from user_task where state = 'Open' and due_on = {changed}) order by id for update
            """, cancel);
    }

    private async Task AddThoseSetByHand(List<DeadlineMove> moves, WorkingCalendar after, DateOnly changed, CancellationToken cancel)
    {
        var moved = moves.Select(m => m.Task?.Id).OfType<Guid>().ToArray();
        var rows = await db.Tasks.Where(t => t.State == TaskState.Open && t.DueOn == changed && !moved.Contains(t.Id))
            .Join(db.Instances, t => t.InstanceId, i => i.Id, (t, i) => new { Task = t, Instance = i }).ToListAsync(cancel);
        foreach (var row in rows)
        {
            if (await procedures.SetsDeadline(db, row.Instance, row.Task, cancel)) continue;
            moves.Add(new DeadlineMove
            {
                What = row.Task.Name, Matter = row.Instance.BusinessKey, Before = changed, After = after.FirstWorkingFrom(changed),
                Instance = row.Instance, Task = row.Task,
            });
        }
    }

    private async Task Tell(IReadOnlyList<DeadlineMove> moves, Trilingual why, CancellationToken cancel)
    {
        var bodies = moves.Where(m => m.Task!.AssigneeId is null).Select(m => m.Instance.BodyId).OfType<Guid>().Distinct().ToArray();
        var officers = (await Person.With(db, [.. Roles.OfBody]).Where(u => u.BodyId != null && bodies.Contains(u.BodyId.Value))
                .SelectMany(u => db.UserRoles.Where(r => r.UserId == u.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => new { u.Id, u.BodyId, Role = r.Name! }))
                .ToListAsync(cancel))
            .ToLookup(u => (u.BodyId, Enum.Parse<Role>(u.Role)), u => u.Id);
        // A deadline may move to and fro, so each change tells of it anew.
        var change = Guid.CreateVersion7();
        await notices.Add([.. moves.Select(m => new NoticeDraft("DeadlineMoved", $"{change:N}:{m.Task!.Id:N}",
            m.Task.AssigneeId is { } assignee ? [assignee] : [.. officers[(m.Instance.BodyId, m.Task.Role)]],
            new { what = m.What, matter = m.Matter, before = m.Before, after = m.After, why })
        {
            Link = $"/tasks/{m.Task.Id}", CaseId = m.Instance.CaseId, BodyId = m.Instance.BodyId, SubjectId = m.Instance.SubjectId,
        })], cancel);
    }

    private static DateOnly Recount(Job timer, WorkingCalendar after)
    {
        var setAt = DateTimeOffset.Parse((string)timer.Data["setAt"]!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        var kind = Enum.Parse<TimerKind>((string)timer.Data["kind"]!);
        return TimerDue.Of(kind, (string)timer.Data["value"]!, TimerDue.WorkingDays, setAt, after).DueOn ?? LastDay(timer.DueAt);
    }

    // A deadline's timer fires at the first moment after its day.
    private static DateOnly LastDay(DateTimeOffset firesAt) => LocalTime.DateOf(firesAt.AddTicks(-1));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
