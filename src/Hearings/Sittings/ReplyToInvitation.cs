using Hearings.Access;

namespace Hearings.Sittings;

/// <summary>A member, or an officer of an invited body, accepts or declines an invitation.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="SittingId">Its sitting.</param>
/// <param name="Reply">The answer.</param>
/// <param name="Representative">Who comes for the body, with the post.</param>
/// <param name="Remark">Why it is declined, or a remark.</param>
public sealed record ReplyToInvitation(Guid SittingId, Guid InvitationId, InvitationReply Reply, string? Representative = null, string? Remark = null);

/// <summary>Runs <see cref="ReplyToInvitation"/>.</summary>
public sealed class ReplyToInvitationHandler(SittingDesk desk)
{
    /// <summary>Records the answer; until the sitting begins it may be changed. Members answer for themselves, officers for their body.</summary>
    public Task<Invitation> Handle(ReplyToInvitation command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, null, move =>
        {
            move.Sitting.Expect(SittingStatus.Called);
            var invitation = move.Sitting.Invitations.Find(i => i.Id == command.InvitationId);
            if (invitation is null || !IsFor(invitation, actor)) throw new RuleViolation("NotFound");
            invitation.Answer(command.Reply, command.Representative, command.Remark, actor.UserId, move.Now);
            move.Record(command.Reply == InvitationReply.Accepted ? "InvitationAccepted" : "InvitationDeclined",
                new { representative = invitation.Representative, remark = invitation.Remark });
            return Task.FromResult(invitation);
        }, [], cancel);

    /// <summary>Whether this person answers the invitation.</summary>
    public static bool IsFor(Invitation invitation, Actor actor) =>
        (invitation.MemberId is { } member && member == actor.UserId)
        || (invitation.BodyId is { } body && body == actor.BodyId && actor.IsAny(Role.Signer, Role.Loader));
}
