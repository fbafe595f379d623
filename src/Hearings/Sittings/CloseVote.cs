using Hearings.Access;
using Hearings.Settings;

namespace Hearings.Sittings;

/// <summary>The secretary closes the vote on an item: base, rule and count are frozen.</summary>
public sealed record CloseVote(Guid SittingId, Guid ItemId, int? Seen = null);

/// <summary>Runs <see cref="CloseVote"/>.</summary>
public sealed class CloseVoteHandler(SittingDesk desk, CurrentSettings settings)
{
    /// <summary>Closes it; where the quorum was lost meanwhile it is refused with the numbers and stays open.</summary>
    public Task<Vote> Handle(CloseVote command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
            Close(move, move.Sitting.Item(command.ItemId), await Commission.Members(move.Db, cancel), await settings.Get(cancel: cancel)),
            [Role.Secretary], cancel);

    internal static Vote Close(SittingMove move, AgendaItem item, List<CommissionMember> members, CommissionSettings rules)
    {
        var vote = move.Sitting.CloseVote(item.Id, members, rules, move.Now);
        move.Record(vote.Carried == true ? "VoteCarried" : "VoteLost", new
        {
            number = item.Number, @for = vote.For, against = vote.Against, abstained = vote.Abstained, present = vote.Present, entitled = vote.Entitled,
        });
        return vote;
    }
}
