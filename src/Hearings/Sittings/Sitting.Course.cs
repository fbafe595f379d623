using Hearings.Access;

namespace Hearings.Sittings;

public sealed partial class Sitting
{
    /// <summary>Sends the invitations: to every member, and to every body that an item concerns. From now on the agenda stands.</summary>
    public void Call(IReadOnlyCollection<CommissionMember> members, DateTimeOffset now)
    {
        Expect(SittingStatus.Planned);
        if (Items.TrueForAll(i => i.IsEnded)) throw new RuleViolation("EmptyAgenda", Reference);
        if (StartsAt <= now) throw new RuleViolation("SittingInPast", StartsAt);
        foreach (var member in members) Invite(member.Id, null, now);
        foreach (var body in Items.Where(i => !i.IsEnded).Select(i => i.BodyId).OfType<Guid>().Distinct().ToList()) Invite(null, body, now);
        (Status, CalledAt) = (SittingStatus.Called, now);
        Revision++;
    }

    /// <summary>
    /// Invites the body of an item that came onto the agenda late: for the first time, or anew where it was invited for another
    /// item or told that it need not come.
    /// </summary>
    /// <returns>The body's invitation; null where the item concerns none.</returns>
    public Invitation? InviteFor(AgendaItem late, DateTimeOffset now)
    {
        SendNewer();
        if (late.BodyId is not { } body) return null;
        if (Invitations.Find(i => i.BodyId == body) is not { } before) return Invite(null, body, now);
        before.Send(Sequence, now);
        return before;
    }

    /// <summary>What is sent of it from now on is newer than all that was sent before (RFC 5545, 3.8.7.4).</summary>
    internal void SendNewer() => Sequence++;

    /// <summary>Moves it to another time; whoever was invited is invited anew, and earlier answers no longer count.</summary>
    public void Move(DateTimeOffset startsAt, DateTimeOffset endsAt, string reason, DateTimeOffset now)
    {
        Expect(SittingStatus.Planned, SittingStatus.Called);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Required") { Field = "Reason" };
        if (startsAt <= now) throw new RuleViolation("SittingInPast", startsAt) { Field = "Date" };
        if (endsAt <= startsAt) throw new RuleViolation("SittingEnd") { Field = "Until" };
        (StartsAt, EndsAt) = (startsAt, endsAt);
        if (Status == SittingStatus.Called) SendAnew(now);
        Revision++;
    }

    /// <summary>Calls it off before it begins.</summary>
    public void Cancel(string reason)
    {
        Expect(SittingStatus.Planned, SittingStatus.Called);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Required") { Field = "Reason" };
        if (Status == SittingStatus.Called) Sequence++;
        (Status, CancelReason) = (SittingStatus.Cancelled, reason.Trim());
        Revision++;
    }

    /// <summary>Opens it, not before its hour.</summary>
    public void Open(DateTimeOffset now)
    {
        Expect(SittingStatus.Called);
        if (now < StartsAt) throw new RuleViolation("SittingNotBegun", StartsAt);
        (Status, OpenedAt) = (SittingStatus.Running, now);
        Revision++;
    }

    /// <summary>Closes it once every item is decided or put off; whoever is still there leaves.</summary>
    public void End(DateTimeOffset now)
    {
        Expect(SittingStatus.Running);
        var open = Agenda.Where(i => !i.IsEnded).Select(i => i.Number).ToList();
        if (open.Count > 0) throw new RuleViolation("ItemsOpen", string.Join(", ", open));
        foreach (var presence in Presences) presence.Leave(now);
        (Status, EndedAt) = (SittingStatus.Ended, now);
        Revision++;
    }

    /// <summary>Whether somebody may approve the minutes: the chair and those who presided, but nobody who is tied to what was decided.</summary>
    public bool IsApprovedBy(Actor actor) => Presided(actor) && DecidedOnBodyOf(actor) is null;

    /// <summary>Refuses whoever may not approve the minutes.</summary>
    public void ExpectApprover(Actor actor)
    {
        if (!Presided(actor)) throw new RuleViolation("RoleNeeded", new Enum[] { Role.Chair }.AsEnumerable());
        if (DecidedOnBodyOf(actor) is { } item) throw new RuleViolation("ApproverTied", actor.Name, item.Number);
    }

    /// <summary>Its minutes are approved.</summary>
    public void Approve()
    {
        Expect(SittingStatus.Ended);
        Status = SittingStatus.Approved;
        Revision++;
    }

    private bool Presided(Actor actor) =>
        actor.IsSystem || actor.Is(Role.Chair) || actor.UserId == ChairedBy || Items.Exists(i => i.PresidedBy == actor.UserId);

    private AgendaItem? DecidedOnBodyOf(Actor actor) =>
        actor.BodyId is { } own ? Agenda.FirstOrDefault(i => i.Status == ItemStatus.Decided && i.BodyId == own) : null;

    private void SendAnew(DateTimeOffset now)
    {
        Sequence++;
        foreach (var invitation in Invitations) invitation.Send(Sequence, now);
    }

    private Invitation Invite(Guid? memberId, Guid? bodyId, DateTimeOffset now)
    {
        var invitation = new Invitation { SittingId = Id, MemberId = memberId, BodyId = bodyId };
        invitation.Send(Sequence, now);
        Invitations.Add(invitation);
        return invitation;
    }
}
