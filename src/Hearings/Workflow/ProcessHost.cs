using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Bpmn;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>What a new process is about: the case, the body whose officers act in it, and the record itself where that is not the case.</summary>
public sealed record ProcessSubject(string BusinessKey, Guid? CaseId, Guid? BodyId, JsonObject Variables, Guid? SubjectId = null)
{
    /// <summary>The variable by which a calling process names the body of the one it calls; without it both have the same.</summary>
    public const string BodyVariable = "bodyId";

    /// <summary>The variable by which a calling process names the record that the one it calls is about.</summary>
    public const string SubjectVariable = "subjectId";
}

/// <summary>
/// Runs procedures durably. A step locks the instance, advances the pure interpreter and turns its commands into rows;
/// the commit belongs to the command that called it, so entity, event, process and timers are stored together or not
/// at all.
/// </summary>
public sealed partial class ProcessHost(
    HearingsDb db, Procedures procedures, CurrentCalendar calendar, IServiceProvider services, TimeProvider time)
{
    /// <summary>
    /// Starts one process for each subject, all of the newest version in effect; several go into the database in bulk and are
    /// not tracked. A business key that already has a process of this procedure is refused by the database.
    /// </summary>
    public async Task<IReadOnlyList<InstanceRecord>> Start(
        string key, IReadOnlyList<ProcessSubject> subjects, Actor actor, CancellationToken cancel = default)
    {
        RequireTransaction();
        var (definitionId, definition) = await procedures.Newest(db, key, time.GetUtcNow(), cancel);
        if (subjects.Count == 1) return [await StartOne(definitionId, definition, subjects[0], null, actor, cancel)];
        return await StartMany(definitionId, definition, subjects, actor, cancel);
    }

    /// <summary>
    /// Locks a process for the rest of the transaction, so that two steps on it come one after the other, and returns
    /// it as it then stands.
    /// </summary>
    public async Task<InstanceRecord> Lock(Guid instanceId, CancellationToken cancel = default)
    {
        RequireTransaction();
        var known = db.Held<InstanceRecord>().FindEntry(instanceId);
        if (Current.Locked.Contains(instanceId)) return known?.Entity ?? await db.Instances.SingleAsync(i => i.Id == instanceId, cancel);
        var locked = await WithCallers(instanceId, cancel);
        Current.Locked.Add(instanceId);
        if (known is null) return locked.Single(i => i.Id == instanceId);
        // One that this transaction has started or moved already is locked, and its changes are not stored yet.
        if (known.State == EntityState.Unchanged) await known.ReloadAsync(cancel);
        return known.Entity;
    }

    /// <summary>The same for the process of a task, with the task itself; null where there is no such task.</summary>
    internal async Task<(UserTask Task, InstanceRecord Instance)?> LockOf(Guid taskId, CancellationToken cancel)
    {
        RequireTransaction();
        if (Current.Locked.Count > 0 || db.Held<InstanceRecord>().Count > 0)
        {
            if (await db.Tasks.Where(t => t.Id == taskId).Select(t => (Guid?)t.InstanceId).SingleOrDefaultAsync(cancel) is not { } id) return null;
            var locked = await Lock(id, cancel);
            return (await db.Tasks.SingleAsync(t => t.Id == taskId, cancel), locked);
        }
        // Nothing is known yet. One look locks the process and then the task, and gives the task as whoever was first has left it.
        var task = (await db.Tasks.FromSql($"""
            with recursive callers as (
                select id, parent_id, 0 as depth from process_instance where id = (select instance_id from user_task where id = {taskId})
                union all select p.id, p.parent_id, c.depth + 1 from process_instance p join callers c on p.id = c.parent_id)
            select t.*, t.xmin from callers c join process_instance i on i.id = c.id cross join user_task t
            where t.id = {taskId} order by c.depth desc for update of i, t
            """).ToListAsync(cancel)).FirstOrDefault();
        if (task is null) return null;
        Current.Locked.Add(task.InstanceId);
        // A step usually ends a timer: it comes along.
        return (task, (await WithTimers(db, task.InstanceId, cancel)).Instance);
    }

    private static readonly Func<HearingsDb, Guid, CancellationToken, Task<InstanceWithTimers>> WithTimers = EF.CompileAsyncQuery(
        (HearingsDb db, Guid id, CancellationToken cancel) => db.Instances.Where(i => i.Id == id).Select(i => new InstanceWithTimers(
            i, db.Jobs.Where(j => j.InstanceId == id && j.Kind == JobKind.Timer && j.Status == JobStatus.Pending).ToList())).Single());

    /// <summary>Locks a process: callers before those they called, so that a step up and a step down never wait for each other.</summary>
    private Task<List<InstanceRecord>> WithCallers(Guid instanceId, CancellationToken cancel) => db.Instances.FromSql($"""
        with recursive callers as (
            select id, parent_id, 0 as depth from process_instance where id = {instanceId}
            union all select p.id, p.parent_id, c.depth + 1 from process_instance p join callers c on p.id = c.parent_id)
        select i.*, i.xmin from process_instance i join callers c on c.id = i.id order by c.depth desc for update of i
        """).ToListAsync(cancel);

    /// <summary>
    /// Moves a locked process on and applies all that follows. Throws <see cref="ProcessException"/> where it does not
    /// wait for this.
    /// </summary>
    public async Task Advance(InstanceRecord instance, Trigger trigger, Actor actor, CancellationToken cancel = default)
    {
        RequireTransaction();
        var definition = await procedures.Get(db, instance.DefinitionId, cancel);
        var state = ProcessState.Parse(instance.State);
        var step = Interpreter.Advance(definition, state, trigger);
        // The incident that a person resolves just now is ended by whoever resolves it.
        var others = state.Waiting.Any(w => w.Incident is not null && (trigger is not Trigger.IncidentResolved resolved || w.Token != resolved.Token));
        await Apply(new Move(definition, instance, actor, time.GetUtcNow()) { HadIncidents = others, Heard = trigger is Trigger.MessageArrived or Trigger.SignalArrived }, step, cancel);
    }

    /// <summary>Ends a locked process before its time, with everything that it has open and every process that it called.</summary>
    public async Task Cancel(InstanceRecord instance, string reason, Actor actor, CancellationToken cancel = default)
    {
        await Advance(instance, new Trigger.Cancelled(reason), actor, cancel);
        instance.End(InstanceStatus.Cancelled, time.GetUtcNow());
    }

    private async Task<InstanceRecord> StartOne(
        Guid definitionId, ProcessDefinition definition, ProcessSubject subject, (InstanceRecord Instance, string Token)? parent,
        Actor actor, CancellationToken cancel)
    {
        var (instance, step) = Begin(definitionId, definition, subject, parent);
        db.Instances.Add(instance);
        Current.Locked.Add(instance.Id);
        await Apply(new Move(definition, instance, actor, instance.StartedAt), step, cancel);
        return instance;
    }

    private (InstanceRecord Instance, Step Step) Begin(
        Guid definitionId, ProcessDefinition definition, ProcessSubject subject, (InstanceRecord Instance, string Token)? parent)
    {
        // What a called process is told by its caller, one that is started hears here.
        if (subject.SubjectId is { } record) subject.Variables[ProcessSubject.SubjectVariable] ??= record.ToString();
        var step = Interpreter.Start(definition, subject.Variables, called: parent is not null);
        return (new InstanceRecord
        {
            DefinitionId = definitionId,
            ProcessKey = definition.Id,
            BusinessKey = subject.BusinessKey,
            CaseId = subject.CaseId,
            BodyId = subject.BodyId,
            SubjectId = subject.SubjectId,
            ParentId = parent?.Instance.Id,
            ParentToken = parent?.Token,
            State = step.State.ToJson(),
            StartedAt = time.GetUtcNow(),
        }, step);
    }

    /// <summary>What this host remembers of the running transaction: the processes it has locked and the tasks it has opened.</summary>
    private InTransaction Current
    {
        get
        {
            if (_current?.Transaction != db.Database.CurrentTransaction) _current = new InTransaction(db.Database.CurrentTransaction!, [], []);
            return _current!;
        }
    }

    private InTransaction? _current;

    private void Opened(IEnumerable<UserTask> tasks)
    {
        var opened = Current.Opened;
        if (opened.Count == 0) db.BeforeCommit.Add(cancel => Tell(opened, cancel));
        opened.AddRange(tasks);
    }

    private async Task Tell(List<UserTask> opened, CancellationToken cancel)
    {
        UserTask[] open = [.. opened.Where(t => t.State == TaskState.Open)];
        opened.Clear();
        if (open.Length == 0) return;
        foreach (var listener in services.GetServices<ITaskListener>()) await listener.Opened(open, cancel);
    }

    private void RequireTransaction()
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A process moves only inside a command's transaction.");
    }

    private sealed record InstanceWithTimers(InstanceRecord Instance, List<Job> Timers);

    private sealed record InTransaction(IDbContextTransaction Transaction, HashSet<Guid> Locked, List<UserTask> Opened);

    /// <summary>What the commands of one step share, with the rows that they have added so far.</summary>
    private sealed record Move(ProcessDefinition Definition, InstanceRecord Instance, Actor Actor, DateTimeOffset Now)
    {
        public List<UserTask> Tasks { get; } = [];

        public List<Job> Timers { get; } = [];

        /// <summary>Places whose handler failed technically: to try again may help.</summary>
        public HashSet<string> Faults { get; } = [];

        /// <summary>Whether places were stopped before the step, which it may take away.</summary>
        public bool HadIncidents { get; init; }

        /// <summary>Whether a message or signal came in, so that the place that waited for it may be gone.</summary>
        public bool Heard { get; set; }
    }
}
