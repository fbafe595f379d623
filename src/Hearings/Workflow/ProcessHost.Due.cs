using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

public sealed partial class ProcessHost
{
    /// <summary>
    /// Locks the processes of the next due timers, then those timers, in due order. A process that another step holds is passed
    /// over. Processes come first because every other step locks them first: timers and steps never wait for each other crosswise.
    /// </summary>
    internal async Task<List<Job>> LockDue(DateTimeOffset now, int most, CancellationToken cancel)
    {
        RequireTransaction();
        var instances = await db.Instances.FromSql($"""
            select i.*, i.xmin from job j join process_instance i on i.id = j.instance_id
            where j.kind = 'Timer' and j.status in ('Pending', 'Running') and j.due_at <= {now}
            order by j.due_at, j.key limit {most} for update of i skip locked
            """).ToListAsync(cancel);
        var locked = await WithCallers([.. instances.DistinctBy(i => i.Id)], cancel);
        if (locked.Count == 0) return [];
        foreach (var id in locked) Current.Locked.Add(id);
        var due = await db.Jobs.FromSql($"""
            select * from job where kind = 'Timer' and status = 'Pending' and due_at <= {now} and instance_id = any({locked})
            order by due_at, key limit {most} for update
            """).ToListAsync(cancel);
        if (most > 1) await Prefetch(locked, [.. instances.Where(i => locked.Contains(i.Id)).Select(i => i.CaseId).OfType<Guid>().Distinct()], cancel);
        return due;
    }

    /// <summary>Those whose calling processes can be locked too, without waiting.</summary>
    private async Task<List<Guid>> WithCallers(List<InstanceRecord> instances, CancellationToken cancel)
    {
        if (instances.TrueForAll(i => i.ParentId is null)) return instances.ConvertAll(i => i.Id);
        var called = instances.Where(i => i.ParentId is not null).Select(i => i.Id).ToList();
        var callers = await db.Database.SqlQuery<CallerOf>($"""
            with recursive up as (
                select id as called, parent_id as caller from process_instance where id = any({called})
                union all select up.called, p.parent_id from process_instance p join up on p.id = up.caller where up.caller is not null)
            select called, caller from up where caller is not null
            """).ToListAsync(cancel);
        var wanted = callers.Select(c => c.Caller).Distinct().ToList();
        var held = (await db.Database.SqlQuery<Guid>($"""
            select id as "Value" from process_instance where id = any({wanted}) order by id for update skip locked
            """).ToListAsync(cancel)).ToHashSet();
        foreach (var id in held) Current.Locked.Add(id);
        var free = callers.ToLookup(c => c.Called, c => c.Caller);
        return [.. instances.Select(i => i.Id).Where(id => free[id].All(held.Contains))];
    }

    /// <summary>Reads at once what the steps of a batch will need.</summary>
    private async Task Prefetch(List<Guid> locked, List<Guid> cases, CancellationToken cancel)
    {
        await db.Cases.Where(c => cases.Contains(c.Id)).LoadAsync(cancel);
        await db.Tasks.Where(t => locked.Contains(t.InstanceId) && t.State == TaskState.Open).LoadAsync(cancel);
        await db.Jobs.Where(j => j.Kind == JobKind.Timer && j.Status == JobStatus.Pending && locked.Contains(j.InstanceId!.Value)).LoadAsync(cancel);
        await db.Subscriptions.Where(s => locked.Contains(s.InstanceId)).LoadAsync(cancel);
    }

    private sealed record CallerOf(Guid Called, Guid Caller);
}
