using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>
/// How a step of a procedure goes over a period: how many wait there now, how many were done, how long they took, and how
/// often the deadline was missed, of those that had one. Times are in seconds; null where none was done.
/// </summary>
public sealed record StepFigures(string Element, int Waiting, int Done, double? Median, double? Slowest, int Missed, int WithDeadline)
{
    /// <summary>The figures of a procedure's steps, of one version or of all, for what ended between two days, both inclusive.</summary>
    public static async Task<IReadOnlyDictionary<string, StepFigures>> Of(
        HearingsDb db, string procedure, int? version, DateOnly from, DateOnly to, DateTimeOffset now, CancellationToken cancel = default)
    {
        var (begin, end) = (LocalTime.At(from, TimeOnly.MinValue), LocalTime.After(to));
        // A called process is a step of the one that calls it, as long as it runs; a message or timer is waited for without a task.
        var rows = await db.Database.SqlQuery<StepFigures>($"""
            with run as (
                select i.id from process_instance i join process_definition d on d.id = i.definition_id
                where i.process_key = {procedure} and ({version}::int is null or d.version = {version})),
            step as (
                select t.element, t.created_at as begun, case when t.state = 'Open' then null else t.ended_at end as ended, t.state = 'Completed' as done, t.due_on
                from user_task t join run on run.id = t.instance_id where t.state = 'Open' or t.ended_at between {begin} and {end}
                union all
                select split_part(replace(c.parent_token, '[]', ''), ':', 1), c.started_at, c.ended_at, c.status = 'Completed', null
                from process_instance c join run on run.id = c.parent_id where c.status = 'Running' or c.ended_at between {begin} and {end}
                union all
                select split_part(replace(s.token, '[]', ''), ':', 1), {now}, null, false, null
                from message_subscription s join run on run.id = s.instance_id)
            select element,
                count(*) filter (where ended is null)::int as waiting,
                count(*) filter (where done)::int as done,
                percentile_cont(0.5) within group (order by extract(epoch from ended - begun)) filter (where done) as median,
                percentile_cont(0.95) within group (order by extract(epoch from ended - begun)) filter (where done) as slowest,
                count(*) filter (where (coalesce(ended, {now}) at time zone 'Asia/Almaty')::date > due_on)::int as missed,
                count(due_on)::int as with_deadline
            from step group by element
            """).ToListAsync(cancel);
        return rows.ToDictionary(r => r.Element);
    }
}
