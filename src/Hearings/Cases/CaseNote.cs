namespace Hearings.Cases;

/// <summary>What somebody of the Commission wrote down on a case; the body does not read it. Never changed.</summary>
public sealed class CaseNote
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid AuthorId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>What.</summary>
    public required string Text { get; init; }
}
