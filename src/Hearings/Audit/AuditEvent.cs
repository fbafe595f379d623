using System.Text.Json.Nodes;

namespace Hearings.Audit;

/// <summary>
/// Something that happened, written in the transaction that made it happen and never changed: database triggers refuse
/// update and delete. Timelines are drawn from these rows.
/// </summary>
public sealed class AuditEvent
{
    /// <summary>The order in which events were written.</summary>
    public long Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who, or null for the system.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The actor's name at that time.</summary>
    public required string ActorName { get; init; }

    /// <summary>What: a key of the Events texts, such as <c>CaseOpened</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The case that it belongs to.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The body that it belongs to.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>The round that it belongs to.</summary>
    public Guid? RoundId { get; init; }

    /// <summary>The sitting that it belongs to.</summary>
    public Guid? SittingId { get; init; }

    /// <summary>The recommendation that it belongs to.</summary>
    public Guid? RecommendationId { get; init; }

    /// <summary>What the event's text needs, by placeholder name, and what changed.</summary>
    public JsonObject Data { get; init; } = [];
}
