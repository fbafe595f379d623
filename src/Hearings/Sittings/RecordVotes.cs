using System.Collections.Immutable;
using Hearings.Access;
using Hearings.Settings;

namespace Hearings.Sittings;

/// <summary>One member's vote as the secretary takes it down.</summary>
public sealed record MemberVote(Guid MemberId, VoteChoice Choice);

/// <summary>
/// The secretary enters all votes on an item at once and closes the vote: those cast on phones stay, and whoever is not
/// named has not voted.
/// </summary>
public sealed record RecordVotes(Guid SittingId, Guid ItemId, ImmutableArray<MemberVote> Votes, Trilingual? Motion = null, int? Seen = null);

/// <summary>Runs <see cref="RecordVotes"/>.</summary>
public sealed class RecordVotesHandler(SittingDesk desk, CurrentSettings settings)
{
    /// <summary>Opens the vote where it is not open, enters the votes, closes it: all of it or nothing.</summary>
    public Task<Vote> Handle(RecordVotes command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            var (members, rules) = (await Commission.Members(move.Db, cancel), await settings.Get(cancel: cancel));
            var item = move.Sitting.Item(command.ItemId);
            if (item.Vote is null) await PutToVoteHandler.Open(move, item, command.Motion, members, rules, cancel);
            foreach (var vote in command.Votes)
            {
                var member = members.Find(m => m.Id == vote.MemberId) ?? throw new RuleViolation("NotMember") { Field = "Votes" };
                move.Sitting.Cast(item.Id, member, vote.Choice, actor.UserId, move.Now);
                CastVoteHandler.Record(move, item, member, vote.Choice);
            }
            return CloseVoteHandler.Close(move, item, members, rules);
        }, [Role.Secretary], cancel);
}
