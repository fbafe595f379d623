using System.Text.Json.Nodes;

namespace Hearings.Workflow;

/// <summary>What a job does when it is due.</summary>
public enum JobKind { Timer, Message, Retry, Effect, Recurring }

/// <summary>
/// Where a job stands. <c>Running</c>: a node carries the effect out and has it until the lease ends. <c>Uncertain</c>:
/// sent, but no answer came; it is never sent again by itself.
/// </summary>
public enum JobStatus { Pending, Running, Done, Cancelled, Failed, Uncertain }

/// <summary>Something that happens later: a timer, a message that waits, another try after a fault, an effect that leaves the machine, or recurring work. One row, whichever node takes it.</summary>
public sealed class Job
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it does when due.</summary>
    public required JobKind Kind { get; init; }

    /// <summary>The idempotency key, unique: instance and token for a timer, name and the sender's own key for an effect.</summary>
    public required string Key { get; init; }

    /// <summary>The name under which the effect or the recurring work is registered; null for a timer.</summary>
    public string? Name { get; init; }

    /// <summary>The process, where the job belongs to one.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The place in the process.</summary>
    public string? Token { get; init; }

    /// <summary>When it is due; while it runs, when its lease ends and another node must look at it.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>What it needs: for a timer its kind, value and calendar, so that a changed calendar can move it.</summary>
    public JsonObject Data { get; set; } = [];

    /// <summary>Where it stands.</summary>
    public JobStatus Status { get; private set; } = JobStatus.Pending;

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>The node that carries it out.</summary>
    public string? Node { get; private set; }

    /// <summary>When its node took it.</summary>
    public DateTimeOffset? TakenAt { get; private set; }

    /// <summary>When its node began to send: from here on nobody can know by themselves whether it arrived.</summary>
    public DateTimeOffset? SendingAt { get; private set; }

    /// <summary>What went wrong last.</summary>
    public string? Error { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>A node takes it until the lease ends.</summary>
    public void Take(string node, DateTimeOffset at, TimeSpan lease)
    {
        // The database keeps microseconds, and node and moment together say later whose turn it was.
        var taken = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
        (Status, Node, TakenAt, SendingAt, DueAt) = (JobStatus.Running, node, taken, null, taken + lease);
    }

    /// <summary>Its node begins to send.</summary>
    public void Send(DateTimeOffset at) => SendingAt = at;

    /// <summary>Ends it.</summary>
    public void End(JobStatus status, DateTimeOffset at, string? error = null)
    {
        (Status, EndedAt, Node) = (status, at, null);
        if (error is not null) Error = error;
    }

    /// <summary>It failed and is tried again later.</summary>
    public void TryAgain(DateTimeOffset dueAt, string error) =>
        (Status, Node, SendingAt, EndedAt, Attempts, DueAt, Error) = (JobStatus.Pending, null, null, null, Attempts + 1, dueAt, error);

    /// <summary>It failed for the last time.</summary>
    public void Fail(DateTimeOffset at, string error)
    {
        Attempts++;
        End(JobStatus.Failed, at, error);
    }

    /// <summary>It will be due again: a cycle's next turn, or a person's decision to try once more.</summary>
    public void Repeat(DateTimeOffset dueAt, JsonObject data) =>
        (Status, Node, SendingAt, EndedAt, Attempts, DueAt, Data, Error) = (JobStatus.Pending, null, null, null, 0, dueAt, data, null);
}
