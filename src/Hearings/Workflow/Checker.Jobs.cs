using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

public sealed partial class Checker
{
    /// <summary>What the host keeps for later: nothing without an owner, nothing forgotten, nothing done twice.</summary>
    private async Task CheckJobs(List<Finding> findings, CancellationToken cancel)
    {
        await Add("TimerWithoutOwner", $"""
            select key as subject, status as found from job where kind = 'Timer' and status = 'Pending' and instance_id is null order by key
            """);
        // A timer that fired has its event, and one event only; cycles fire again and again under one row.
        await Add("TimerFiredWrongly", $"""
            with fired as (
                select data ->> 'instance' as instance, data ->> 'token' as token, count(*) as times, min(at) as first
                from audit_event where kind = 'TimerFired' and data ? 'instance' group by 1, 2)
            select j.key as subject, coalesce(f.times, 0)::text || ' events' as found
            from job j join process_instance i on i.id = j.instance_id
            left join fired f on f.instance = j.instance_id::text and f.token = j.token
            where j.kind = 'Timer' and j.status = 'Done' and j.data ->> 'repeats' = '0' and j.data ->> 'kind' <> 'Cycle'
              and j.ended_at >= (select min(first) from fired) and coalesce(f.times, 0) <> 1 order by j.key
            """);
        await Add("TimerFailedSilently", $"""
            select key as subject, coalesce(error, '') as found from job j where kind in ('Timer', 'Message') and status = 'Failed'
            and not exists (select 1 from incident i where i.job_id = j.id and i.resolved_at is null) order by key
            """);
        await Add("JobWithoutLease", $"""
            select key as subject, status || ' by ' || coalesce(node, 'nobody') as found from job
            where (status = 'Running' and (node is null or taken_at is null or kind <> 'Effect')) or (status <> 'Running' and node is not null) order by key
            """);
        await Add("IncidentForgotten", $"""
            select i.element as subject, 'no retry at ' || i.retry_at::text as found from incident i
            where i.resolved_at is null and i.retry_at is not null
            and not exists (select 1 from job j where j.key = 'retry:' || replace(i.id::text, '-', '') and j.status = 'Pending') order by i.id
            """);
        await Add("MessageForgotten", $"""
            select m.name as subject, m.correlation as found from waiting_message m where m.received_at is null and m.dropped_at is null
            and not exists (select 1 from job j where j.key = 'message:' || replace(m.id::text, '-', '') and j.status in ('Pending', 'Failed')) order by m.id
            """);
        await Add("RecurringTwice", $"""
            select name as subject, due_at::text as found from recurring_run group by name, due_at having count(*) > 1 order by name
            """);

        async Task Add(string rule, FormattableString sql) => findings.AddRange(
            (await db.Database.SqlQuery<Row>(sql).OrderBy(r => r.Subject).ThenBy(r => r.Found).Take(Page).ToListAsync(cancel)).Select(r => new Finding(rule, r.Subject, r.Found)));
    }

    private sealed record Row(string Subject, string Found);
}
