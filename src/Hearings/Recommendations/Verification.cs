namespace Hearings.Recommendations;

/// <summary>What a reviewer makes of evidence.</summary>
public enum Verdict { Accept, Return, Reject }

/// <summary>A reviewer's verdict on one version of the evidence, and what a second reviewer said to an acceptance.</summary>
public sealed class Verification
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The version that was judged.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>The digest of what the reviewer saw.</summary>
    public required string Digest { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What is missing, or why it is rejected; a remark where it is accepted.</summary>
    public string? Missing { get; init; }

    /// <summary>Who judged.</summary>
    public required Guid By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the second reviewer agreed; null while that is open, or where the verdict needs no second person.</summary>
    public bool? Confirmed { get; private set; }

    /// <summary>The second reviewer's reasons.</summary>
    public string? ConfirmationReasons { get; private set; }

    /// <summary>The second reviewer.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    internal void Confirm(bool confirmed, string? reasons, Guid by, DateTimeOffset at) =>
        (Confirmed, ConfirmationReasons, ConfirmedBy, ConfirmedAt) = (confirmed, reasons, by, at);
}
