using System.Text.Json;
using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hearings.Audit;

/// <summary>Writes what happened, in the transaction that makes it happen.</summary>
public static class AuditLog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// Adds an event; it is stored with the caller's next save. <paramref name="kind"/> is a key of the Events texts,
    /// and <paramref name="data"/> holds what that text's placeholders name.
    /// </summary>
    public static void Record(
        this HearingsDb db, Actor actor, DateTimeOffset at, string kind,
        Guid? caseId = null, Guid? bodyId = null, Guid? roundId = null, object? data = null,
        Guid? sittingId = null, Guid? recommendationId = null) =>
        db.Record(Event(actor, at, kind, caseId, bodyId, roundId, data, sittingId, recommendationId));

    /// <summary>The event alone, for those who store many at once.</summary>
    public static AuditEvent Event(
        Actor actor, DateTimeOffset at, string kind,
        Guid? caseId = null, Guid? bodyId = null, Guid? roundId = null, object? data = null,
        Guid? sittingId = null, Guid? recommendationId = null) => new()
        {
            At = at,
            ActorId = actor.UserId,
            ActorName = actor.Name,
            Kind = kind,
            CaseId = caseId,
            BodyId = bodyId,
            RoundId = roundId,
            SittingId = sittingId,
            RecommendationId = recommendationId,
            Data = data is null ? [] : JsonSerializer.SerializeToNode(data, Json)!.AsObject(),
        };
}

internal sealed class AuditTables : IEntityTypeConfiguration<AuditEvent>, IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.ToTable("audit_event");
        builder.Property(e => e.Kind).HasMaxLength(80);
        builder.Property(e => e.ActorName).HasMaxLength(200);
        builder.HasIndex(e => new { e.CaseId, e.Id });
        builder.HasIndex(e => new { e.BodyId, e.Id });
        builder.HasIndex(e => new { e.RoundId, e.Id });
        builder.HasIndex(e => new { e.SittingId, e.Id });
        builder.HasIndex(e => new { e.RecommendationId, e.Id });
        builder.HasIndex(e => new { e.ActorId, e.Id });
    }

    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable("audit_seal");
        builder.HasKey(s => s.Number);
        builder.Property(s => s.Number).ValueGeneratedNever();
        builder.Property(s => s.Hash).HasMaxLength(64).IsFixedLength();
    }
}
