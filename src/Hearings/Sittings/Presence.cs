namespace Hearings.Sittings;

/// <summary>
/// Somebody's time at a sitting: a member, or a person whom a body sent. Who leaves and comes back has two. A member is
/// at one sitting at a time; the database keeps that too.
/// </summary>
public sealed class Presence
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The sitting.</summary>
    public required Guid SittingId { get; init; }

    /// <summary>The member; null for a body's representative.</summary>
    public Guid? MemberId { get; init; }

    /// <summary>The body that sent the person; null for a member.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>The name, for a representative with the post.</summary>
    public required string Name { get; init; }

    /// <summary>When the person came.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>When the person left; null while there.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>The person leaves.</summary>
    public void Leave(DateTimeOffset at) => LeftAt ??= at;
}
