using System.Text.Json.Nodes;

namespace Hearings.Workflow;

/// <summary>A message that came before its receiver. It waits, reaches one receiver once, or expires into an incident.</summary>
public sealed class WaitingMessage
{
    /// <summary>How long a message waits for its receiver unless the sender says otherwise.</summary>
    public static readonly TimeSpan UsualTerm = TimeSpan.FromDays(30);

    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The message's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is sent under.</summary>
    public required string Correlation { get; init; }

    /// <summary>What it carries.</summary>
    public required JsonObject Payload { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>How long it waits.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it reached its receiver.</summary>
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>The process that received it.</summary>
    public Guid? InstanceId { get; private set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? DroppedAt { get; private set; }

    /// <summary>Whether it still waits.</summary>
    public bool Waits => ReceivedAt is null && DroppedAt is null;

    /// <summary>The job that looks after it.</summary>
    public string JobKey => $"message:{Id:N}";

    /// <summary>The message that a job looks after.</summary>
    public static Guid IdOf(Job job) => Guid.ParseExact(job.Key.AsSpan("message:".Length), "N");

    /// <summary>It reached a process.</summary>
    public void Receive(Guid instanceId, DateTimeOffset at) => (InstanceId, ReceivedAt) = (instanceId, at);

    /// <summary>It is given up.</summary>
    public void Drop(DateTimeOffset at) => DroppedAt = at;
}
