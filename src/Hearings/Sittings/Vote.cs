using Hearings.Settings;

namespace Hearings.Sittings;

/// <summary>A member's open vote.</summary>
public enum VoteChoice { For, Against, Abstained }

/// <summary>
/// The open vote on an item. While it is open the ballots come in; closing it freezes the base and the rule that it was
/// counted by, so that a later change of either changes no decision.
/// </summary>
public sealed class Vote
{
    /// <summary>The item.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>What is put to the vote; empty where the item's title says it.</summary>
    public required Trilingual Motion { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was closed; null while it is open, and where it ended without a result.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When it ended without a result, the quorum having been lost; null otherwise.</summary>
    public DateTimeOffset? LapsedAt { get; private set; }

    /// <summary>When it ended, with a result or without; null while it is open.</summary>
    public DateTimeOffset? EndedAt => ClosedAt ?? LapsedAt;

    /// <summary>Whether votes may still be cast.</summary>
    public bool IsOpen => EndedAt is null;

    /// <summary>The members entitled: those in force without the ones tied to the body.</summary>
    public int Entitled { get; private set; }

    /// <summary>How many of them were present.</summary>
    public int Present { get; private set; }

    /// <summary>How many had to be present.</summary>
    public int QuorumNeeded { get; private set; }

    /// <summary>The votes for.</summary>
    public int For { get; private set; }

    /// <summary>The votes against.</summary>
    public int Against { get; private set; }

    /// <summary>The abstentions.</summary>
    public int Abstained { get; private set; }

    /// <summary>The quorum's part, such as <c>2/3</c>.</summary>
    public string Quorum { get; private set; } = "";

    /// <summary>The part that the votes for had to exceed, such as <c>1/2</c>.</summary>
    public string Majority { get; private set; } = "";

    /// <summary>What that part was of.</summary>
    public MajorityBase MajorityOf { get; private set; }

    /// <summary>Whether the votes were equal and the chair's decided.</summary>
    public bool ChairDecided { get; private set; }

    /// <summary>Whether it was carried; null while it is open, and where it ended without a result.</summary>
    public bool? Carried { get; private set; }

    /// <summary>The members' votes.</summary>
    public List<Ballot> Ballots { get; } = [];

    /// <summary>A member votes, once.</summary>
    public Ballot Cast(Guid memberId, string name, VoteChoice choice, Guid? enteredBy, DateTimeOffset at)
    {
        ExpectOpen();
        if (!Enum.IsDefined(choice)) throw new RuleViolation("Required") { Field = "Choice" };
        if (Ballots.Find(b => b.MemberId == memberId) is { } first) throw new RuleViolation("SecondVote", name, first.Choice, first.CastAt);
        var ballot = new Ballot { ItemId = ItemId, MemberId = memberId, Choice = choice, CastAt = at, EnteredBy = enteredBy };
        Ballots.Add(ballot);
        return ballot;
    }

    /// <summary>Closes the vote on this count. Without a quorum it is refused with the numbers, and the vote stays open.</summary>
    public void Close(Tally tally, CommissionSettings settings, DateTimeOffset at)
    {
        ExpectOpen();
        tally.ExpectQuorum(settings);
        Freeze(tally, settings);
        (ClosedAt, ChairDecided, Carried) = (at, tally.ChairDecided, tally.Carried);
    }

    /// <summary>
    /// Ends it without a result, since too few are left for one; the votes cast stay as a record. Where there is a quorum it
    /// is refused: the vote is closed.
    /// </summary>
    public void Lapse(Tally tally, CommissionSettings settings, int number, DateTimeOffset at)
    {
        ExpectOpen();
        if (tally.HasQuorum) throw new RuleViolation("VoteOpen", number, tally.Present, tally.Entitled, tally.QuorumNeeded);
        Freeze(tally, settings);
        LapsedAt = at;
    }

    private void Freeze(Tally tally, CommissionSettings settings)
    {
        (Entitled, Present, QuorumNeeded) = (tally.Entitled, tally.Present, tally.QuorumNeeded);
        (For, Against, Abstained) = (tally.For, tally.Against, tally.Abstained);
        (Quorum, Majority, MajorityOf) = (settings.Quorum.ToString(), settings.Majority.ToString(), settings.MajorityOf);
    }

    private void ExpectOpen()
    {
        if (EndedAt is { } ended) throw new RuleViolation("VoteClosed", ended);
    }
}

/// <summary>One member's vote on one item; it is never changed.</summary>
public sealed class Ballot
{
    /// <summary>The item.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The member.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>The vote.</summary>
    public required VoteChoice Choice { get; init; }

    /// <summary>When it was cast.</summary>
    public required DateTimeOffset CastAt { get; init; }

    /// <summary>Who entered it: the member, or the secretary who took it down.</summary>
    public Guid? EnteredBy { get; init; }
}
