using Hearings.Settings;

namespace Hearings.Sittings;

public sealed partial class Sitting
{
    /// <summary>Whether a member is there now.</summary>
    public bool IsPresent(Guid memberId) => Presences.Exists(p => p.MemberId == memberId && p.LeftAt is null);

    /// <summary>Somebody comes: a member, or a person whom a body sent.</summary>
    public Presence Arrive(Guid? memberId, Guid? bodyId, string name, DateTimeOffset now)
    {
        Expect(SittingStatus.Running);
        if (string.IsNullOrWhiteSpace(name)) throw new RuleViolation("Required") { Field = "Name" };
        if (memberId is { } member && IsPresent(member)) throw new RuleViolation("PresentAlready", name);
        var presence = new Presence { SittingId = Id, MemberId = memberId, BodyId = bodyId, Name = name.Trim(), ArrivedAt = now };
        Presences.Add(presence);
        Revision++;
        return presence;
    }

    /// <summary>Somebody leaves.</summary>
    public Presence Leave(Guid presenceId, DateTimeOffset now)
    {
        Expect(SittingStatus.Running);
        var presence = Presences.Find(p => p.Id == presenceId) ?? throw new RuleViolation("NotFound");
        if (presence.LeftAt is { } left) throw new RuleViolation("LeftAlready", presence.Name, left);
        presence.Leave(now);
        Revision++;
        return presence;
    }

    /// <summary>Takes an item up, or writes down anew what was said on it.</summary>
    public AgendaItem Hear(Guid itemId, Trilingual discussion, IReadOnlyCollection<CommissionMember> members)
    {
        Expect(SittingStatus.Running);
        var item = Item(itemId);
        ExpectPresiding(item, members);
        item.Hear(discussion);
        Revision++;
        return item;
    }

    /// <summary>Who presides over an item: the sitting's chair, or whoever was named in the chair's place.</summary>
    public Guid Presiding(AgendaItem item) => item.PresidedBy ?? ChairedBy;

    /// <summary>
    /// Another member presides over an item, because the chair is tied to the body or away: a member who is present and not
    /// tied to it. Possible until it is put to the vote.
    /// </summary>
    public AgendaItem Preside(Guid itemId, CommissionMember member)
    {
        Expect(SittingStatus.Running);
        var item = Item(itemId);
        item.ExpectOpen();
        if (item.Vote is { } vote) throw new RuleViolation("VoteOnce", item.Number, vote.OpenedAt);
        ExpectTakesPart(item, member);
        item.Preside(member.Id);
        Revision++;
        return item;
    }

    /// <summary>An item of the running sitting, to be decided.</summary>
    public AgendaItem TakeForDecision(Guid itemId)
    {
        Expect(SittingStatus.Running);
        Revision++;
        return Item(itemId);
    }

    /// <summary>
    /// An item to be left for another sitting, before this one begins or while it runs. A vote that is open on it ends without
    /// a result where the quorum was lost; where there is one it is closed first.
    /// </summary>
    public AgendaItem TakeToPutOff(Guid itemId, IReadOnlyCollection<CommissionMember> members, CommissionSettings settings, DateTimeOffset now)
    {
        Expect(SittingStatus.Planned, SittingStatus.Called, SittingStatus.Running);
        var item = Item(itemId);
        if (item is { IsEnded: false, Vote: { IsOpen: true } vote }) vote.Lapse(Count(item, members, settings), settings, item.Number, now);
        Revision++;
        return item;
    }

    /// <summary>The count of a vote on an item as it stands now: those tied to the body are left out, those who voted and left are present.</summary>
    public Tally Count(AgendaItem item, IReadOnlyCollection<CommissionMember> members, CommissionSettings settings)
    {
        var ballots = item.Vote?.Ballots ?? [];
        var voted = ballots.Select(b => b.MemberId).ToHashSet();
        var entitled = members.Where(m => !m.IsTiedTo(item)).ToList();
        // A ballot counts even where its member has left the Commission's list since: it was lawful when it was cast.
        var all = entitled.Select(m => m.Id).Union(voted).Count();
        var present = entitled.Count(m => !voted.Contains(m.Id) && IsPresent(m.Id)) + voted.Count;
        return Tally.Of(settings, all, present, [.. ballots.Select(b => b.Choice)], ballots.FirstOrDefault(b => b.MemberId == Presiding(item))?.Choice);
    }

    /// <summary>Opens the vote on an item. One vote at a time, one for each item, and only where there is a quorum for it.</summary>
    public Vote PutToVote(Guid itemId, Trilingual motion, IReadOnlyCollection<CommissionMember> members, CommissionSettings settings, DateTimeOffset now)
    {
        Expect(SittingStatus.Running);
        var item = Item(itemId);
        item.ExpectOpen();
        if (item.Vote is { } vote) throw new RuleViolation("VoteOnce", item.Number, vote.OpenedAt);
        if (Items.Find(i => i is { IsEnded: false, Vote.IsOpen: true }) is { } other) throw new RuleViolation("VoteElsewhere", other.Number);
        ExpectPresiding(item, members);
        Count(item, members, settings).ExpectQuorum(settings);
        var opened = item.Open(motion, now);
        Revision++;
        return opened;
    }

    /// <summary>A member votes: present, not tied to the body, once.</summary>
    public Ballot Cast(Guid itemId, CommissionMember member, VoteChoice choice, Guid? enteredBy, DateTimeOffset now)
    {
        Expect(SittingStatus.Running);
        var item = Item(itemId);
        item.ExpectOpen();
        if (item.Vote is null) throw new RuleViolation("VoteNotOpen", item.Number);
        ExpectTakesPart(item, member);
        return item.Vote.Cast(member.Id, member.Name, choice, enteredBy, now);
    }

    /// <summary>Closes the vote and freezes its count; without a quorum it is refused with the numbers.</summary>
    public Vote CloseVote(Guid itemId, IReadOnlyCollection<CommissionMember> members, CommissionSettings settings, DateTimeOffset now)
    {
        Expect(SittingStatus.Running);
        var item = Item(itemId);
        item.ExpectOpen();
        var vote = item.Vote ?? throw new RuleViolation("VoteNotOpen", item.Number);
        vote.Close(Count(item, members, settings), settings, now);
        Revision++;
        return vote;
    }

    private void ExpectTakesPart(AgendaItem item, CommissionMember member)
    {
        if (member.IsTiedTo(item)) throw new RuleViolation("TiedMember", member.Name, item.Number);
        if (!IsPresent(member.Id)) throw new RuleViolation("NotPresent", member.Name);
    }

    private void ExpectPresiding(AgendaItem item, IReadOnlyCollection<CommissionMember> members)
    {
        if (members.FirstOrDefault(m => m.Id == Presiding(item)) is { } chair && chair.IsTiedTo(item)) throw new RuleViolation("ChairTied", chair.Name, item.Number);
    }
}
