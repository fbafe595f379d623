namespace Hearings.Sittings;

/// <summary>What somebody answered to an invitation.</summary>
public enum InvitationReply { Accepted, Declined }

/// <summary>An invitation of a member, or of a body that is heard, to a sitting. Moving the sitting sends it anew.</summary>
public sealed class Invitation
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The sitting.</summary>
    public required Guid SittingId { get; init; }

    /// <summary>The member; null where a body is invited.</summary>
    public Guid? MemberId { get; init; }

    /// <summary>The body; null where a member is invited.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>When it was sent last.</summary>
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>The SEQUENCE of the calendar entry sent with it.</summary>
    public int Sequence { get; private set; }

    /// <summary>The answer; null while there is none.</summary>
    public InvitationReply? Reply { get; private set; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>Who answered.</summary>
    public Guid? RepliedBy { get; private set; }

    /// <summary>Who comes for the body, with the post.</summary>
    public string? Representative { get; private set; }

    /// <summary>The reason for declining, or a remark.</summary>
    public string? Remark { get; private set; }

    /// <summary>It goes out, for the first time or anew; an earlier answer no longer counts.</summary>
    public void Send(int sequence, DateTimeOffset at)
    {
        (SentAt, Sequence) = (at, sequence);
        (Reply, RepliedAt, RepliedBy, Representative, Remark) = (null, null, null, null, null);
    }

    /// <summary>The answer. A body that comes names its representative; whoever declines says why.</summary>
    public void Answer(InvitationReply reply, string? representative, string? remark, Guid? by, DateTimeOffset at)
    {
        if (BodyId is not null && reply == InvitationReply.Accepted && string.IsNullOrWhiteSpace(representative))
            throw new RuleViolation("Required") { Field = "Representative" };
        if (reply == InvitationReply.Declined && string.IsNullOrWhiteSpace(remark)) throw new RuleViolation("Required") { Field = "Remark" };
        (Reply, RepliedAt, RepliedBy) = (reply, at, by);
        (Representative, Remark) = (Clean(representative), Clean(remark));
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
