using Hearings.Access;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>The secretary takes an item off the agenda of a sitting that nobody was called to yet.</summary>
public sealed record RemoveItem(Guid SittingId, Guid ItemId, int? Seen = null);

/// <summary>Runs <see cref="RemoveItem"/>.</summary>
public sealed class RemoveItemHandler(SittingDesk desk)
{
    /// <summary>Removes it; the others close up. A case's item is put off instead.</summary>
    public Task<Sitting> Handle(RemoveItem command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            var drafts = await move.Db.Recommendations.Where(r => r.AgendaItemId == command.ItemId).OrderBy(r => r.Reference).Select(r => r.Reference).ToListAsync(cancel);
            if (drafts.Count > 0) throw new RuleViolation("ItemHasDrafts", string.Join(", ", drafts));
            var item = move.Sitting.RemoveItem(command.ItemId);
            move.Record("AgendaItemRemoved", new { number = item.Number, title = item.Title });
            return move.Sitting;
        }, [Role.Secretary], cancel);
}
