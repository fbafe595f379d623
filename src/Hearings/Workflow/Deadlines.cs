using System.Globalization;
using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Bpmn;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>
/// What another calendar means for the deadlines that are open: those counted in working days are counted again from the
/// day on which they began; one that a person set by hand leaves a day that is off now.
/// </summary>
public sealed class Deadlines(HearingsDb db, Procedures procedures, NoticeDesk notices, TimeProvider time)
{
    /// <summary>The deadlines that a change of one day moves, by their day and matter. Changes nothing.</summary>
    public async Task<IReadOnlyList<DeadlineMove>> Plan(WorkingCalendar before, WorkingCalendar after, DateOnly changed, CancellationToken cancel = default)
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
            var (last, due) = (LastDay(row.Timer.DueAt), Later(Recount(row.Timer, after), today));
            if (due == last) continue;
            var definition = await procedures.Get(db, row.Instance.DefinitionId, cancel);
            var element = definition.Elements[row.Timer.Token![..row.Timer.Token!.LastIndexOf(':')]];
            var task = tasks[row.Instance.Id].FirstOrDefault(t => t.Element == element.AttachedTo?.Id && t.DueOn == last);
            moves.Add(new DeadlineMove
            {
                What = task?.Name ?? DeadlineMove.NameOf(element), Matter = row.Instance.BusinessKey, Before = last, After = due,
                Instance = row.Instance, Timer = row.Timer, Task = task,
            });
        }
        await AddThoseOfBodies(moves, before, after, changed, today, cancel);
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
            if (move.Addressee is not null) Recount(move);
            db.Record(actor, now, "DeadlineMoved", move.Instance.CaseId, move.Instance.BodyId, recommendationId: move.Addressee?.RecommendationId,
                data: new { what = move.What, matter = move.Matter, before = move.Before, after = move.After, why });
        }
        await Tell([.. moves.Where(m => m.Task is not null || m.Addressee is not null)], why, cancel);
    }

    /// <summary>Locks the processes that a change of one day may concern, in the order in which every step does.</summary>
    public Task Lock(DateOnly changed, CancellationToken cancel = default)
    {
        var from = LocalTime.At(changed, TimeOnly.MinValue);
        return db.Database.ExecuteSqlAsync($"""
            select 1 from process_instance where id in (
                select instance_id from job where kind = 'Timer' and status = 'Pending' and data->>'calendar' = {TimerDue.WorkingDays} and due_at > {from}
                union select instance_id from user_task where state = 'Open' and due_on = {changed}
                union select i.id from process_instance i join addressee a on a.id = i.subject_id where i.status = 'Running' and a.ended_at is null and a.due_on >= {changed})
            order by id for update
            """, cancel);
    }

    /// <summary>What a body has to carry out is due by the recommendation's own count; its procedure and task follow.</summary>
    private async Task AddThoseOfBodies(
        List<DeadlineMove> moves, WorkingCalendar before, WorkingCalendar after, DateOnly changed, DateOnly today, CancellationToken cancel)
    {
        var rows = await db.Addressees.Include(a => a.Recommendation).Include(a => a.Extensions)
            .Where(a => a.EndedAt == null && a.DueOn >= changed && a.DueOn >= today)
            .Join(db.Instances.Where(i => i.Status == InstanceStatus.Running), a => a.Id, i => i.SubjectId, (a, i) => new { Addressee = a, Instance = i }).ToListAsync(cancel);
        var ids = rows.Select(r => r.Instance.Id).ToArray();
        var tasks = (await db.Tasks.Where(t => t.State == TaskState.Open && ids.Contains(t.InstanceId)).ToListAsync(cancel)).ToLookup(t => t.InstanceId);
        var timers = (await db.Jobs.Where(j => j.Kind == JobKind.Timer && j.Status == JobStatus.Pending && ids.Contains(j.InstanceId!.Value)).ToListAsync(cancel)).ToLookup(j => j.InstanceId!.Value);
        foreach (var row in rows)
        {
            var due = row.Addressee.DueOn!.Value;
            if (row.Addressee.DueBy(before, after) is not { } counted || Later(counted, today) is var next && next == due) continue;
            var task = tasks[row.Instance.Id].FirstOrDefault(t => t.DueOn == due && Roles.OfBody.Contains(t.Role) && moves.All(m => m.Task?.Id != t.Id));
            moves.Add(new DeadlineMove
            {
                What = task?.Name ?? row.Addressee.Recommendation.Text, Matter = row.Instance.BusinessKey, Before = due, After = next, Instance = row.Instance,
                Timer = timers[row.Instance.Id].FirstOrDefault(j => (string?)j.Data["value"] == Iso(due)), Task = task, Addressee = row.Addressee,
            });
        }
    }

    // The procedure knows the day as a variable and, once it has begun to wait for it, as a timer.
    private static void Recount(DeadlineMove move)
    {
        move.Addressee!.Recount(move.After);
        move.Instance.State = ProcessState.Parse(move.Instance.State).With(new JsonObject { ["dueOn"] = Iso(move.After) }).ToJson();
        if (move.Timer is not { } timer) return;
        var data = timer.Data.DeepClone().AsObject();
        data["value"] = Iso(move.After);
        timer.Data = data;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
        var bodies = moves.Where(m => m.Task?.AssigneeId is null).Select(m => m.Instance.BodyId).OfType<Guid>().Distinct().ToArray();
        var officers = (await Person.With(db, [.. Roles.OfBody]).Where(u => u.BodyId != null && bodies.Contains(u.BodyId.Value))
                .SelectMany(u => db.UserRoles.Where(r => r.UserId == u.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => new { u.Id, u.BodyId, Role = r.Name! }))
                .ToListAsync(cancel))
            .ToLookup(u => (u.BodyId, Enum.Parse<Role>(u.Role)), u => u.Id);
        // A deadline may move to and fro, so each change tells of it anew.
        var change = Guid.CreateVersion7();
        await notices.Add([.. moves.Select(m => new NoticeDraft("DeadlineMoved", $"{change:N}:{m.Task?.Id ?? m.Addressee!.Id:N}",
            m.Task?.AssigneeId is { } assignee ? [assignee] : [.. officers[(m.Instance.BodyId, m.Task?.Role ?? Role.Signer)]],
            new { what = m.What, matter = m.Matter, before = m.Before, after = m.After, why })
        {
            Link = m.Task is { } task ? $"/tasks/{task.Id}" : $"/recommendations/{m.Addressee!.Recommendation.Reference}", CaseId = m.Instance.CaseId, BodyId = m.Instance.BodyId, SubjectId = m.Instance.SubjectId,
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
