namespace Hearings.Recommendations;

/// <summary>One rung of the reminder ladder for one addressee and due date: sent once, or passed over.</summary>
public sealed class Reminder
{
    /// <summary>Whose part.</summary>
    public required Guid AddresseeId { get; init; }

    /// <summary>The due date that it reminds of.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Working days from the due date: negative before it, positive after it.</summary>
    public required int Rung { get; init; }

    /// <summary>When it was sent or passed over.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether a later rung had been reached when the program looked, so that this one was not sent.</summary>
    public required bool PassedOver { get; init; }
}
