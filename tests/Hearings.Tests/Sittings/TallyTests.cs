using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hearings.Settings;
using Hearings.Sittings;
using Xunit;

namespace Hearings.Tests.Sittings;

/// <summary>The count of a vote, for every commission, presence and vote that may be.</summary>
[Properties(Arbitrary = [typeof(Votings)], MaxTest = 500)]
public sealed class TallyTests
{
    [Theory]
    [InlineData(9, 6, true)]
    [InlineData(9, 5, false)]
    [InlineData(10, 7, true)]
    [InlineData(10, 6, false)]
    [InlineData(1, 1, true)]
    [InlineData(0, 0, false)]
    public void Two_thirds_are_counted_in_whole_people(int entitled, int present, bool quorum) =>
        Assert.Equal(quorum, Tally.Of(new(), entitled, present, [], null).HasQuorum);

    [Theory]
    [InlineData(MajorityBase.Present, 6, 4, 2, 0, true)]
    [InlineData(MajorityBase.Present, 6, 3, 2, 1, false)]
    [InlineData(MajorityBase.Membership, 9, 5, 1, 0, true)]
    [InlineData(MajorityBase.Membership, 6, 4, 2, 0, false)]
    public void A_majority_is_more_than_half_of_what_the_rule_names(MajorityBase of, int present, int @for, int against, int abstained, bool carried)
    {
        var tally = Tally.Of(new CommissionSettings { MajorityOf = of }, 9, present, Votes(@for, against, abstained), null);

        Assert.Equal(carried, tally.Carried);
    }

    [Theory]
    [InlineData(VoteChoice.For, true, true)]
    [InlineData(VoteChoice.Against, true, false)]
    [InlineData(VoteChoice.Abstained, false, false)]
    [InlineData(null, false, false)]
    public void The_chairs_vote_decides_when_votes_are_equal(VoteChoice? chair, bool decided, bool carried)
    {
        var tally = Tally.Of(new(), 6, 6, Votes(2, 2, 2), chair);

        Assert.Equal((decided, carried), (tally.ChairDecided, tally.Carried));
        Assert.False(Tally.Of(new CommissionSettings { ChairDecidesTie = false }, 6, 6, Votes(2, 2, 2), chair).Carried);
    }

    [Theory]
    [InlineData(MajorityBase.Present, 2, 3)]
    [InlineData(MajorityBase.Membership, 1, 2)]
    public void There_is_no_casting_vote_where_more_than_a_simple_majority_of_those_present_is_needed(MajorityBase of, int part, int whole)
    {
        var tally = Tally.Of(new CommissionSettings { Majority = new(part, whole), MajorityOf = of }, 6, 6, Votes(3, 3, 0), VoteChoice.For);

        Assert.Equal((false, false), (tally.ChairDecided, tally.Carried));
    }

    [Property]
    public bool The_quorum_is_exactly_the_share(Voting v) =>
        v.Count().HasQuorum == (v.Present > 0 && v.Present * v.Settings.Quorum.Whole >= v.Entitled * v.Settings.Quorum.Part);

    [Property]
    public bool Nothing_is_carried_without_a_quorum_or_without_a_vote_for(Voting v) =>
        !v.Count().Carried || (v.Count().HasQuorum && v.Count().For > 0);

    // A casting vote carries a motion that has no majority of its own; the vote after next need not.
    [Property]
    public bool A_vote_more_for_never_loses_a_majority(Voting v)
    {
        var turned = v.Ballots.IndexOf(VoteChoice.Against);
        if (turned < 0 || !v.Count().Carried || v.Count().ChairDecided) return true;
        var better = v with { Ballots = [.. v.Ballots.Select((b, i) => i == turned ? VoteChoice.For : b)] };
        return better.Count().Carried;
    }

    [Property]
    public bool The_chair_decides_only_between_equal_votes(Voting v)
    {
        var tally = v.Count();
        return !tally.ChairDecided || (v.Settings.HasCastingVote && tally.For == tally.Against && tally.Carried == (v.Chair == VoteChoice.For));
    }

    [Property]
    public bool For_and_against_are_never_both_a_majority(Voting v)
    {
        var turned = v with { Ballots = [.. v.Ballots.Select(b => b switch { VoteChoice.For => VoteChoice.Against, VoteChoice.Against => VoteChoice.For, _ => b })] };
        return !(v.Count().Carried && turned.Count().Carried);
    }

    [Property]
    public bool Every_vote_is_counted_once(Voting v)
    {
        var tally = v.Count();
        return tally.For + tally.Against + tally.Abstained == v.Ballots.Count;
    }

    private static List<VoteChoice> Votes(int @for, int against, int abstained) =>
        [.. Enumerable.Repeat(VoteChoice.For, @for), .. Enumerable.Repeat(VoteChoice.Against, against), .. Enumerable.Repeat(VoteChoice.Abstained, abstained)];
}

/// <summary>A vote: the presiding member's is the first ballot where that member votes.</summary>
public sealed record Voting(CommissionSettings Settings, int Entitled, int Present, List<VoteChoice> Ballots, bool ChairVotes)
{
    public VoteChoice? Chair => ChairVotes && Ballots.Count > 0 ? Ballots[0] : null;

    public Tally Count() => Tally.Of(Settings, Entitled, Present, Ballots, Chair);
}

/// <summary>Makes votes: up to 40 members, some present, some of those voting, under any fractions that can be meant.</summary>
public static class Votings
{
    public static Arbitrary<Voting> Voting() => Arb.From(
        from entitled in Gen.Choose(0, 40)
        from present in Gen.Choose(0, entitled)
        from voted in Gen.Choose(0, present)
        from ballots in Gen.ListOf(Gen.Elements(VoteChoice.For, VoteChoice.Against, VoteChoice.Abstained), voted)
        from chair in Gen.Elements(true, false)
        from quorum in Gen.Elements(new Share(1, 2), new Share(2, 3), new Share(3, 4), new Share(1, 1))
        from majority in Gen.Elements(new Share(1, 2), new Share(2, 3))
        from of in Gen.Elements(MajorityBase.Present, MajorityBase.Membership)
        from tie in Gen.Elements(true, false)
        select new Voting(new CommissionSettings { Quorum = quorum, Majority = majority, MajorityOf = of, ChairDecidesTie = tie },
            entitled, present, [.. ballots], chair));
}
