using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Bpmn;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

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
    /// Starts one process for each subject, all of the newest version in effect. A business key that already has a
    /// process of this procedure is refused by the database.
    /// </summary>
    public async Task<IReadOnlyList<InstanceRecord>> Start(
        string key, IReadOnlyList<ProcessSubject> subjects, Actor actor, CancellationToken cancel = default)
    {
        RequireTransaction();
        var (definitionId, definition) = await procedures.Newest(db, key, time.GetUtcNow(), cancel);
        var started = new List<InstanceRecord>(subjects.Count);
        foreach (var subject in subjects)
            started.Add(await StartOne(definitionId, definition, subject, null, actor, cancel));
        return started;
    }

    /// <summary>
    /// Locks a process for the rest of the transaction, so that two steps on it come one after the other, and returns
    /// it as it then stands.
    /// </summary>
    public async Task<InstanceRecord> Lock(Guid instanceId, CancellationToken cancel = default)
    {
        RequireTransaction();
        await db.Database.ExecuteSqlAsync($"select 1 from process_instance where id = {instanceId} for update", cancel);
        var known = db.Instances.Local.FindEntry(instanceId);
        if (known is null) return await db.Instances.SingleAsync(i => i.Id == instanceId, cancel);
        // One that this transaction has started or moved already is locked, and its changes are not stored yet.
        if (known.State == EntityState.Unchanged) await known.ReloadAsync(cancel);
        return known.Entity;
    }

    /// <summary>
    /// Moves a locked process on and applies all that follows. Throws <see cref="ProcessException"/> where it does not
    /// wait for this.
    /// </summary>
    public async Task Advance(InstanceRecord instance, Trigger trigger, Actor actor, CancellationToken cancel = default)
    {
        RequireTransaction();
        var definition = await procedures.Get(db, instance.DefinitionId, cancel);
        var step = Interpreter.Advance(definition, ProcessState.Parse(instance.State), trigger);
        await Apply(new Move(definition, instance, actor, time.GetUtcNow()), step, cancel);
        if (trigger is Trigger.MessageArrived or Trigger.SignalArrived) await DropHeard(instance, cancel);
    }

    /// <summary>A place that has got its message or signal waits no longer, unless it listens for more of them.</summary>
    private async Task DropHeard(InstanceRecord instance, CancellationToken cancel)
    {
        await db.Subscriptions.Where(s => s.InstanceId == instance.Id).LoadAsync(cancel);
        var waiting = ProcessState.Parse(instance.State).Waiting.Select(w => w.Token).ToHashSet();
        db.Subscriptions.RemoveRange(db.Subscriptions.Local.Where(s => s.InstanceId == instance.Id && !waiting.Contains(s.Token)).ToList());
    }

    /// <summary>
    /// Delivers a message to the one place that waits for it under this correlation and moves that process on.
    /// </summary>
    /// <returns>Whether a place waited for it.</returns>
    public async Task<bool> Send(string message, string correlation, JsonObject payload, Actor actor, CancellationToken cancel = default)
    {
        RequireTransaction();
        await db.SaveChangesAsync(cancel);
        var waiting = await db.Subscriptions
            .Where(s => s.Kind == EventKind.Message && s.Name == message && s.Correlation == correlation)
            .OrderBy(s => s.InstanceId).ThenBy(s => s.Token).FirstOrDefaultAsync(cancel);
        if (waiting is null) return false;
        await Advance(await Lock(waiting.InstanceId, cancel), new Trigger.MessageArrived(waiting.Token, message, payload), actor, cancel);
        return true;
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
        var step = Interpreter.Start(definition, subject.Variables, called: parent is not null);
        var instance = new InstanceRecord
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
        };
        db.Instances.Add(instance);
        await Apply(new Move(definition, instance, actor, instance.StartedAt), step, cancel);
        return instance;
    }

    private void RequireTransaction()
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A process moves only inside a command's transaction.");
    }

    /// <summary>What the commands of one step share, with the rows that they have added so far.</summary>
    private sealed record Move(ProcessDefinition Definition, InstanceRecord Instance, Actor Actor, DateTimeOffset Now)
    {
        public List<UserTask> Tasks { get; } = [];

        public List<Job> Timers { get; } = [];
    }
}
