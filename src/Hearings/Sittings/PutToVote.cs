using Hearings.Access;
using Hearings.Settings;

namespace Hearings.Sittings;

/// <summary>The secretary opens the vote on an item; members may then vote on their own phones.</summary>
public sealed record PutToVote(Guid SittingId, Guid ItemId, Trilingual? Motion = null, int? Seen = null);

/// <summary>Runs <see cref="PutToVote"/>.</summary>
public sealed class PutToVoteHandler(SittingDesk desk, CurrentSettings settings)
{
    /// <summary>Opens it; refused with the numbers where there is no quorum.</summary>
    public Task<Vote> Handle(PutToVote command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            var members = await Commission.Members(move.Db, cancel);
            var vote = move.Sitting.PutToVote(command.ItemId, command.Motion ?? new(), members, await settings.Get(cancel: cancel), move.Now);
            var item = move.Sitting.Item(command.ItemId);
            move.Record("VoteOpened", new { number = item.Number, title = item.Title });
            return vote;
        }, [Role.Secretary], cancel);
}
