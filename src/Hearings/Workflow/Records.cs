using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Bpmn;

namespace Hearings.Workflow;

/// <summary>A published version of a procedure. Same content is no new version; running instances keep theirs.</summary>
public sealed class DefinitionRecord
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The BPMN process id.</summary>
    public required string Key { get; init; }

    /// <summary>From 1, without gaps for one key.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file.</summary>
    public required string Xml { get; init; }

    /// <summary>From when new instances follow it.</summary>
    public required DateTimeOffset EffectiveFrom { get; init; }
}

/// <summary>Where an instance stands.</summary>
public enum InstanceStatus { Running, Completed, Terminated, Cancelled }

/// <summary>A running or ended process.</summary>
public sealed class InstanceRecord
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The definition that it follows.</summary>
    public required Guid DefinitionId { get; set; }

    /// <summary>What it is about: for a hearing case the case's reference. Unique for a process key.</summary>
    public required string BusinessKey { get; init; }

    /// <summary>The process key, as on the definition.</summary>
    public required string ProcessKey { get; init; }

    /// <summary>The case that it drives.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The body that the case concerns: tasks of the body's roles belong to its officers.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>The process that called this one, or null.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The place in the calling process that waits for this one.</summary>
    public string? ParentToken { get; init; }

    /// <summary>The interpreter's state.</summary>
    public required string State { get; set; }

    /// <summary>The elements that it has left behind, in the order in which it first did: what the diagram ticks.</summary>
    public List<string> Passed { get; private set; } = [];

    /// <summary>Running or how it ended.</summary>
    public InstanceStatus Status { get; private set; } = InstanceStatus.Running;

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Ends it.</summary>
    public void End(InstanceStatus status, DateTimeOffset at) => (Status, EndedAt) = (status, at);

    internal void Remember(IEnumerable<Trace> steps)
    {
        foreach (var step in steps)
            if (step.Event == TraceEvent.Left && !Passed.Contains(step.Element)) Passed.Add(step.Element);
    }
}

/// <summary>Where a task stands.</summary>
public enum TaskState { Open, Completed, Cancelled }

/// <summary>Something a person has to do. Completing it is running the command that its form names.</summary>
public sealed class UserTask
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The process that waits for it.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The place in the process that waits.</summary>
    public required string Token { get; init; }

    /// <summary>The BPMN element.</summary>
    public required string Element { get; init; }

    /// <summary>The task's name in three languages, from the procedure.</summary>
    public required Trilingual Name { get; init; }

    /// <summary>The command that completes it.</summary>
    public required string Form { get; init; }

    /// <summary>What a person sees as the case's stage.</summary>
    public string? Stage { get; init; }

    /// <summary>Whose task it is.</summary>
    public required Role Role { get; init; }

    /// <summary>The one person whose task it is, or null while it belongs to all of the role.</summary>
    public Guid? AssigneeId { get; set; }

    /// <summary>The case.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The body of the case.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last day, inclusive, on which it is in time; null without a deadline.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Open, or how it ended.</summary>
    public TaskState State { get; private set; } = TaskState.Open;

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who completed it.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>It is done.</summary>
    public void Complete(Actor by, DateTimeOffset at) => (State, EndedAt, EndedBy) = (TaskState.Completed, at, by.UserId);

    /// <summary>The procedure no longer wants it.</summary>
    public void Cancel(DateTimeOffset at) => (State, EndedAt) = (TaskState.Cancelled, at);

    /// <summary>Whether this person may complete it: the role, the body and, where there is one, the assignee fit.</summary>
    public bool IsFor(Actor actor) =>
        actor.Is(Role) && (AssigneeId is null || AssigneeId == actor.UserId) && (!Roles.OfBody.Contains(Role) || actor.BodyId == BodyId);
}

/// <summary>What a job does when it is due.</summary>
public enum JobKind { Timer, Handler }

/// <summary>Where a job stands.</summary>
public enum JobStatus { Pending, Done, Cancelled, Failed }

/// <summary>Something that happens later: a timer, or an effect that leaves the machine. One row, whichever node takes it.</summary>
public sealed class Job
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Timer or handler call.</summary>
    public required JobKind Kind { get; init; }

    /// <summary>The idempotency key: instance and token for a timer; unique.</summary>
    public required string Key { get; init; }

    /// <summary>The process, where the job belongs to one.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The place in the process.</summary>
    public string? Token { get; init; }

    /// <summary>When it is due.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>What it needs: for a timer its kind, value and calendar, so that a changed calendar can move it.</summary>
    public JsonObject Data { get; set; } = [];

    /// <summary>Where it stands.</summary>
    public JobStatus Status { get; private set; } = JobStatus.Pending;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Ends it.</summary>
    public void End(JobStatus status, DateTimeOffset at) => (Status, EndedAt) = (status, at);

    /// <summary>It will be due again: a cycle's next turn.</summary>
    public void Repeat(DateTimeOffset dueAt, JsonObject data) =>
        (Status, EndedAt, Attempts, DueAt, Data) = (JobStatus.Pending, null, 0, dueAt, data);
}

/// <summary>A place that waits for a message or a signal.</summary>
public sealed class SubscriptionRecord
{
    /// <summary>The process that waits.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The place in the process.</summary>
    public required string Token { get; init; }

    /// <summary>Message or signal.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>The message's or signal's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the message must carry to reach this place.</summary>
    public string? Correlation { get; init; }
}

/// <summary>A place where a process cannot go on until a person decides.</summary>
public sealed class Incident
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The process.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The place in the process.</summary>
    public required string Token { get; init; }

    /// <summary>The BPMN element.</summary>
    public required string Element { get; init; }

    /// <summary>What went wrong.</summary>
    public required string Message { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When it was resolved.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
}
