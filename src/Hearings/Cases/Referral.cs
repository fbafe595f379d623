namespace Hearings.Cases;

/// <summary>
/// A case was referred to somebody with powers that the Commission has not, such as a prosecutor: recorded with its
/// ground, never carried out by the system.
/// </summary>
public sealed class Referral
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>To whom.</summary>
    public required string To { get; init; }

    /// <summary>On what day, in Almaty.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The ground in law or fact.</summary>
    public required Trilingual Ground { get; init; }

    /// <summary>Who recorded it.</summary>
    public Guid? RecordedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
