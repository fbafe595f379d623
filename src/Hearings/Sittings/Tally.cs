using Hearings.Settings;

namespace Hearings.Sittings;

/// <summary>
/// The count of a vote by the Commission's rules, in whole people and exact fractions: no rounding can carry or lose a
/// motion. Members tied to the body are left out of <see cref="Entitled"/> before anything is counted.
/// </summary>
public sealed record Tally
{
    private Tally() { }

    /// <summary>The members entitled to vote on the item.</summary>
    public int Entitled { get; private init; }

    /// <summary>How many of them are present.</summary>
    public int Present { get; private init; }

    /// <summary>How many have to be present.</summary>
    public int QuorumNeeded { get; private init; }

    /// <summary>The votes for.</summary>
    public int For { get; private init; }

    /// <summary>The votes against.</summary>
    public int Against { get; private init; }

    /// <summary>The abstentions.</summary>
    public int Abstained { get; private init; }

    /// <summary>Whether enough members are present; never where nobody is entitled.</summary>
    public bool HasQuorum => Present >= QuorumNeeded && Present > 0;

    /// <summary>Whether the votes are equal and the chair's decides.</summary>
    public bool ChairDecided { get; private init; }

    /// <summary>Whether the motion is carried.</summary>
    public bool Carried { get; private init; }

    /// <summary>Refuses with the numbers where there is no quorum.</summary>
    public void ExpectQuorum(CommissionSettings settings)
    {
        if (!HasQuorum) throw new RuleViolation("NoQuorum", Present, Entitled, QuorumNeeded, settings.Quorum);
    }

    /// <summary>
    /// Counts the votes. Equal votes are decided by the chair's even where those for are no majority by themselves, but only
    /// under <see cref="CommissionSettings.HasCastingVote"/>.
    /// </summary>
    /// <param name="settings">The rules of the day.</param>
    /// <param name="entitled">The members entitled to vote on the item.</param>
    /// <param name="present">How many of them are present, with those who voted and left.</param>
    /// <param name="votes">Their votes; whoever is present without one has not voted.</param>
    /// <param name="chair">The presiding member's vote, where that member is entitled and voted.</param>
    public static Tally Of(CommissionSettings settings, int entitled, int present, IReadOnlyCollection<VoteChoice> votes, VoteChoice? chair)
    {
        var (@for, against) = (votes.Count(v => v == VoteChoice.For), votes.Count(v => v == VoteChoice.Against));
        var all = settings.MajorityOf == MajorityBase.Present ? present : entitled;
        var needed = settings.Quorum.AtLeast(entitled);
        var quorate = present >= needed && present > 0;
        var decides = settings.HasCastingVote && @for == against && chair is VoteChoice.For or VoteChoice.Against;
        return new Tally
        {
            Entitled = entitled,
            Present = present,
            QuorumNeeded = needed,
            For = @for,
            Against = against,
            Abstained = votes.Count(v => v == VoteChoice.Abstained),
            ChairDecided = quorate && decides,
            Carried = quorate && (settings.Majority.IsExceededBy(@for, all) || (decides && chair == VoteChoice.For)),
        };
    }
}
