using Hearings.Access;
using Hearings.Settings;

namespace Hearings.Sittings;

/// <summary>
/// The secretary leaves an item for another sitting, with the reason, before this one begins or while it runs. A case's hearing
/// is postponed by it and set anew: that is how one hearing is moved without its sitting.
/// </summary>
public sealed record PutOffItem(Guid SittingId, Guid ItemId, Trilingual Reason, int? Seen = null);

/// <summary>Runs <see cref="PutOffItem"/>.</summary>
public sealed class PutOffItemHandler(SittingDesk desk, ItemEnd ends, CurrentSettings settings, SittingNotices notices)
{
    /// <summary>
    /// Puts it off; the recommendations drafted for it fall, and a vote that lost its quorum ends without a result. Before the
    /// sitting begins the body that was invited for it is told that it need not come.
    /// </summary>
    public Task<AgendaItem> Handle(PutOffItem command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            var item = move.Sitting.TakeToPutOff(command.ItemId, await Commission.Members(move.Db, cancel), await settings.Get(cancel: cancel), move.Now);
            await ends.PutOff(move, item, command.Reason, cancel);
            if (item.Vote is { LapsedAt: not null } vote)
                move.Record("VoteLapsed", new { number = item.Number, present = vote.Present, entitled = vote.Entitled, needed = vote.QuorumNeeded });
            move.Record("ItemPutOff", new { number = item.Number, title = item.Title, reason = command.Reason }, item);
            if (move.Sitting.Status != SittingStatus.Called) return item;
            move.Sitting.SendNewer();
            await notices.PutOff(move.Sitting, item, cancel);
            return item;
        }, [Role.Secretary], cancel);
}
