using Hearings.Access;

namespace Hearings.Sittings;

/// <summary>The secretary leaves an item for another sitting, with the reason; a case's hearing is postponed by it.</summary>
public sealed record PutOffItem(Guid SittingId, Guid ItemId, Trilingual Reason, int? Seen = null);

/// <summary>Runs <see cref="PutOffItem"/>.</summary>
public sealed class PutOffItemHandler(SittingDesk desk, ItemEnd ends)
{
    /// <summary>Puts it off; the recommendations drafted for it fall.</summary>
    public Task<AgendaItem> Handle(PutOffItem command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            var item = move.Sitting.TakeForEnd(command.ItemId);
            await ends.PutOff(move, item, command.Reason, cancel);
            move.Record("ItemPutOff", new { number = item.Number, title = item.Title, reason = command.Reason }, item);
            return item;
        }, [Role.Secretary], cancel);
}
