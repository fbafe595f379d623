using Hearings.Bpmn;

namespace Hearings.Workflow;

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
