using System.Text.Json.Nodes;

namespace Hearings.Workflow;

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
