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
    public AgendaItem Hear(Guid itemId, Trilingual discussion)
    {
        Expect(SittingStatus.Running);
        var item = Item(itemId);
        item.Hear(discussion);
        Revision++;
        return item;
    }

    /// <summary>An item of the running sitting, to be decided or put off.</summary>
    public AgendaItem TakeForEnd(Guid itemId)
    {
        Expect(SittingStatus.Running);
        Revision++;
        return Item(itemId);
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
        return Tally.Of(settings, all, present, [.. ballots.Select(b => b.Choice)], ballots.FirstOrDefault(b => b.MemberId == ChairedBy)?.Choice);
    }

    /// <summary>Opens the vote on an item. One vote at a time, one for each item, and only where there is a quorum for it.</summary>
    public Vote PutToVote(Guid itemId, Trilingual motion, IReadOnlyCollection<CommissionMember> members, CommissionSettings settings, DateTimeOffset now)
    {
        Expect(SittingStatus.Running);
        var item = Item(itemId);
        item.ExpectOpen();
        if (item.Vote is { } vote) throw new RuleViolation("VoteOnce", item.Number, vote.OpenedAt);
        if (Items.Find(i => i is { IsEnded: false, Vote.ClosedAt: null, Vote: not null }) is { } other) throw new RuleViolation("VoteElsewhere", other.Number);
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
        if (member.IsTiedTo(item)) throw new RuleViolation("TiedMember", member.Name, item.Number);
        if (!IsPresent(member.Id)) throw new RuleViolation("NotPresent", member.Name);
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
}
