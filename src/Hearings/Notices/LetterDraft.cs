namespace Hearings.Notices;

/// <summary>A letter to be written to a body.</summary>
/// <param name="Key">What it is written for, such as <c>S-2026-00001/MOH</c>: it is written once.</param>
/// <param name="Facts">
/// What the text's placeholders name. Invitation: <c>sitting</c>, <c>startsAt</c> (moment), <c>place</c>, <c>item</c> (what is
/// heard, trilingual). LetterToHead and Reminder: <c>recommendation</c> (reference), <c>text</c> (trilingual), <c>dueOn</c> (date).
/// </param>
public sealed record LetterDraft(LetterKind Kind, string Key, Guid BodyId, object Facts)
{
    /// <summary>The post that it addresses; the head of the body where it is empty.</summary>
    public Trilingual AddresseePost { get; init; } = new();

    /// <summary>The name of that person, where it is known.</summary>
    public string? AddresseeName { get; init; }

    /// <summary>The case that it belongs to.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The sitting that it belongs to.</summary>
    public Guid? SittingId { get; init; }

    /// <summary>The record that it is about where that is neither.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Whether the body's signers get it by a notice of its own; false where the caller's own notice carries it.</summary>
    public bool Notify { get; init; } = true;
}
