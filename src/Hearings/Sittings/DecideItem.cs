using Hearings.Access;
using Hearings.Cases;

namespace Hearings.Sittings;

/// <summary>The secretary records what was decided on an item after its vote.</summary>
/// <param name="SittingId">The sitting.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Decision">The decision's text; for a case the reasons of its outcome.</param>
/// <param name="Outcome">How a case's hearing ended; null for other items.</param>
/// <param name="Seen">The revision that the page showed.</param>
public sealed record DecideItem(Guid SittingId, Guid ItemId, Trilingual Decision, Outcome? Outcome = null, int? Seen = null);

/// <summary>Runs <see cref="DecideItem"/>.</summary>
public sealed class DecideItemHandler(SittingDesk desk, ItemEnd ends)
{
    /// <summary>Decides it: the case gets its outcome and the item's recommendations are adopted, or fall with a motion that was lost.</summary>
    public Task<AgendaItem> Handle(DecideItem command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            var item = move.Sitting.TakeForDecision(command.ItemId);
            await ends.Decide(move, item, command.Outcome, command.Decision, cancel);
            move.Record("ItemDecided", new { number = item.Number, title = item.Title, decision = item.Decision }, item);
            return item;
        }, [Role.Secretary], cancel);
}
