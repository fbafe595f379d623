namespace Hearings.Recommendations;

/// <summary>What the Commission does about a missed due date, in this order.</summary>
public enum NextStepKind { Reminder, LetterToHead, AgendaItem }

/// <summary>Where a next step stands; overtaken where evidence, more time or an end came first.</summary>
public enum NextStepStatus { Drafted, Confirmed, Dismissed, Overtaken }

/// <summary>A step after a missed due date: drafted by the program, confirmed or dismissed by a person.</summary>
public sealed class NextStep
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose part.</summary>
    public required Guid AddresseeId { get; init; }

    /// <summary>What is done.</summary>
    public required NextStepKind Kind { get; init; }

    /// <summary>The due date that was missed.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>When it was drafted.</summary>
    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public NextStepStatus Status { get; private set; } = NextStepStatus.Drafted;

    /// <summary>Who decided.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When it was decided or overtaken.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why, where it was dismissed.</summary>
    public string? Reasons { get; private set; }

    internal void Decide(bool confirmed, string? reasons, Guid? by, DateTimeOffset at) =>
        (Status, Reasons, DecidedBy, DecidedAt) = (confirmed ? NextStepStatus.Confirmed : NextStepStatus.Dismissed, reasons, by, at);

    internal void Overtake(DateTimeOffset at) => (Status, DecidedAt) = (NextStepStatus.Overtaken, at);
}
