namespace Hearings.Recommendations;

/// <summary>Where a request for more time stands; overtaken where evidence or an end came first.</summary>
public enum ExtensionStatus { Asked, Granted, Refused, Overtaken }

/// <summary>A body's request for more time, and what the Commission made of it.</summary>
public sealed class Extension
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose part.</summary>
    public required Guid AddresseeId { get; init; }

    /// <summary>The due date when it was asked.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The due date that is asked for: a working day.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The body's reasons.</summary>
    public required string Reasons { get; init; }

    /// <summary>Who asked.</summary>
    public required Guid AskedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ExtensionStatus Status { get; private set; } = ExtensionStatus.Asked;

    /// <summary>Who decided.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When it was decided or overtaken.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The Commission's reasons.</summary>
    public string? Decision { get; private set; }

    internal void Decide(bool granted, string? reasons, Guid? by, DateTimeOffset at) =>
        (Status, Decision, DecidedBy, DecidedAt) = (granted ? ExtensionStatus.Granted : ExtensionStatus.Refused, reasons, by, at);

    internal void Overtake(DateTimeOffset at) => (Status, DecidedAt) = (ExtensionStatus.Overtaken, at);
}
