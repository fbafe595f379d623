namespace Hearings.Notices;

/// <summary>What an official letter is for: the texts <c>Letters.{Kind}.Title</c> and <c>.Body</c>.</summary>
public enum LetterKind { Invitation, LetterToHead, Reminder }

/// <summary>
/// An official letter of the Commission to a body, in Kazakh and Russian. It holds its words and the names as they were
/// when it was written, so that it prints the same ever after.
/// </summary>
public sealed class Letter
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What people call it, such as <c>L-2026-00001</c>; unique.</summary>
    public required string Reference { get; init; }

    /// <summary>What it was written for; unique, so that it is written once.</summary>
    public required string Key { get; init; }

    /// <summary>What it is for.</summary>
    public required LetterKind Kind { get; init; }

    /// <summary>The day on which it was written.</summary>
    public required DateOnly WrittenOn { get; init; }

    /// <summary>The body that it goes to.</summary>
    public required Guid BodyId { get; init; }

    /// <summary>The body's name at that time.</summary>
    public required Trilingual BodyName { get; init; }

    /// <summary>The post of the person whom it addresses, such as "Head of the Ministry of Health".</summary>
    public required Trilingual AddresseePost { get; init; }

    /// <summary>That person's name, where it is known.</summary>
    public string? AddresseeName { get; init; }

    /// <summary>Its heading.</summary>
    public required Trilingual Title { get; init; }

    /// <summary>Its text: paragraphs with an empty line between them.</summary>
    public required Trilingual Text { get; init; }

    /// <summary>The post of whoever signs it.</summary>
    public required Trilingual SignerPost { get; init; }

    /// <summary>The name of whoever signs it.</summary>
    public required string SignerName { get; init; }

    /// <summary>The case that it belongs to.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The sitting that it belongs to.</summary>
    public Guid? SittingId { get; init; }

    /// <summary>The record that it is about where that is neither: for a remediation the addressee.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }
}
