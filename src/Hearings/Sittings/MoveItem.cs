using Hearings.Access;

namespace Hearings.Sittings;

/// <summary>The secretary gives an agenda item another place in the order.</summary>
public sealed record MoveItem(Guid SittingId, Guid ItemId, int To, int? Seen = null);

/// <summary>Runs <see cref="MoveItem"/>.</summary>
public sealed class MoveItemHandler(SittingDesk desk)
{
    /// <summary>Moves it; the others close up.</summary>
    public Task<Sitting> Handle(MoveItem command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, move =>
        {
            var from = move.Sitting.Item(command.ItemId).Number;
            move.Sitting.MoveItem(command.ItemId, command.To);
            move.Record("AgendaItemMoved", new { title = move.Sitting.Item(command.ItemId).Title, from, to = command.To });
            return Task.FromResult(move.Sitting);
        }, [Role.Secretary], cancel);
}
