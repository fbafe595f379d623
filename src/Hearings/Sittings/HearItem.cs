using Hearings.Access;

namespace Hearings.Sittings;

/// <summary>The secretary takes an item up, and writes down who spoke and of what.</summary>
public sealed record HearItem(Guid SittingId, Guid ItemId, Trilingual Discussion, int? Seen = null);

/// <summary>Runs <see cref="HearItem"/>.</summary>
public sealed class HearItemHandler(SittingDesk desk)
{
    /// <summary>Takes it up; what was said may be written down anew until the item has ended.</summary>
    public Task<AgendaItem> Handle(HearItem command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            var item = move.Sitting.Hear(command.ItemId, command.Discussion, await Commission.Members(move.Db, cancel));
            move.Record("ItemHeard", new { number = item.Number, title = item.Title });
            return item;
        }, [Role.Secretary], cancel);
}
