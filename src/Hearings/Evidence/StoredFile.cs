using Hearings.Access;

namespace Hearings.Evidence;

/// <summary>A file that belongs to a case, a submission or another record. Never changed, never deleted.</summary>
public sealed class StoredFile
{
    /// <summary>Its key, and its address: <c>/files/{id}</c>.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its name as it was handed in, made harmless.</summary>
    public required string Name { get; init; }

    /// <summary>What its content is, as looked at, not as claimed.</summary>
    public required string ContentType { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The SHA-256 of its content in small hexadecimal figures; the content lies under it.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was taken into the record that it belongs to.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Who handed it in; null for the system.</summary>
    public required Guid? UploadedBy { get; init; }

    /// <summary>The body whose officers may read it; null for none.</summary>
    public required Guid? BodyId { get; init; }

    /// <summary>Whether only the Commission may read it.</summary>
    public required bool IsInternal { get; init; }

    /// <summary>
    /// Whether this person may read it: the Commission all but what is internal about a body that the person works for,
    /// officers what is their body's and not internal.
    /// </summary>
    public bool IsFor(Actor actor) => IsInternal ? actor.ReadsPapersOn(BodyId) : actor.Sees(BodyId);
}

/// <summary>A file that waits for its form to be sent; unclaimed ones are removed after a day.</summary>
public sealed class StagedFile
{
    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The form, by the key in its hidden field.</summary>
    public required Guid FormKey { get; init; }

    /// <summary>Whose form it is; nobody else sees or takes the file.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Its place in the form: the order in which the files came.</summary>
    public required int Number { get; init; }

    /// <inheritdoc cref="StoredFile.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="StoredFile.ContentType"/>
    public required string ContentType { get; init; }

    /// <inheritdoc cref="StoredFile.Size"/>
    public required long Size { get; init; }

    /// <inheritdoc cref="StoredFile.Sha256"/>
    public required string Sha256 { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset StagedAt { get; init; }
}
