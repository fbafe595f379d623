using System.Security.Cryptography;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Audit;

/// <summary>
/// An event as the table <c>audit_event</c> holds it; its data as PostgreSQL writes them out (<c>data::text</c>), which is the same
/// for the same content, in whatever order it was given.
/// </summary>
public sealed record StoredEvent(
    long Id, DateTimeOffset At, Guid? ActorId, string ActorName, string Kind, Guid? CaseId, Guid? BodyId, Guid? RoundId, Guid? SittingId,
    Guid? RecommendationId, string Data)
{
    /// <summary>
    /// What is hashed of an event: the <see cref="CanonicalForm"/> of twelve fields, which are the word <c>hearings.event.1</c>, id, at,
    /// actor_id, actor_name, kind, case_id, body_id, round_id, sitting_id, recommendation_id, data::text; keys as PostgreSQL writes a
    /// uuid, in lower case with hyphens.
    /// </summary>
    public byte[] Form() => CanonicalForm.Of(
        "hearings.event.1", CanonicalForm.Number(Id), CanonicalForm.Moment(At), ActorId?.ToString(), ActorName, Kind, CaseId?.ToString(),
        BodyId?.ToString(), RoundId?.ToString(), SittingId?.ToString(), RecommendationId?.ToString(), Data);

    /// <summary>The SHA-256 of its form.</summary>
    public byte[] Digest() => SHA256.HashData(Form());

    /// <summary>The events after one and up to another in the order of their ids, at most some of them; streamed.</summary>
    public static IAsyncEnumerable<StoredEvent> Between(HearingsDb db, long after, long upTo, long most = long.MaxValue) =>
        db.Database.SqlQuery<StoredEvent>($"""
            select id, at, actor_id, actor_name, kind, case_id, body_id, round_id, sitting_id, recommendation_id, data::text as data
            from audit_event where id > {after} and id <= {upTo} order by id limit {most}
            """).AsAsyncEnumerable();
}
