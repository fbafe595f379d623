namespace Hearings.Sittings;

/// <summary>What is put on an agenda.</summary>
/// <param name="Kind">The kind of business.</param>
/// <param name="Title">What it is about.</param>
/// <param name="CaseId">The case that is heard; for <see cref="AgendaKind.Case"/> only.</param>
/// <param name="BodyId">The state body concerned: it is invited, and members who work there neither read the papers nor vote.</param>
/// <param name="RecommendationId">The earlier recommendation that is followed up.</param>
/// <param name="Speaker">Who reports.</param>
public sealed record AgendaEntry(
    AgendaKind Kind, Trilingual Title, Guid? CaseId = null, Guid? BodyId = null, Guid? RecommendationId = null, Speaker? Speaker = null);

public sealed partial class Sitting
{
    /// <summary>The agenda in its order.</summary>
    public IEnumerable<AgendaItem> Agenda => Items.OrderBy(i => i.Number);

    /// <summary>Puts an item at the agenda's end. Once invitations are sent, and while the sitting runs, it needs a reason.</summary>
    public AgendaItem AddItem(AgendaEntry entry, string? lateReason = null)
    {
        Expect(SittingStatus.Planned, SittingStatus.Called, SittingStatus.Running);
        var late = Status != SittingStatus.Planned;
        if (late && string.IsNullOrWhiteSpace(lateReason)) throw new RuleViolation("LateItemReason", Reference) { Field = "LateReason" };
        if (entry.Title.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "TitleKk" };
        if (entry.CaseId is { } @case && Items.FirstOrDefault(i => i.CaseId == @case) is { } there)
            throw new RuleViolation("CaseOnAgenda", Reference, there.Number);
        var item = new AgendaItem(Id, Items.Count + 1, entry, late ? lateReason!.Trim() : null);
        Items.Add(item);
        Revision++;
        return item;
    }

    /// <summary>Gives an item another place in the order, before the invitations are sent.</summary>
    public void MoveItem(Guid itemId, int to)
    {
        Expect(SittingStatus.Planned);
        var item = Item(itemId);
        if (to < 1 || to > Items.Count) throw new RuleViolation("ItemPlace", Items.Count) { Field = "To" };
        var order = Agenda.Where(i => i != item).ToList();
        order.Insert(to - 1, item);
        Number(order);
        Revision++;
    }

    /// <summary>Takes an item off the agenda, before the invitations are sent. A case's item is put off instead, so that its hearing is set anew.</summary>
    public AgendaItem RemoveItem(Guid itemId)
    {
        Expect(SittingStatus.Planned);
        var item = Item(itemId);
        if (item.CaseId is not null) throw new RuleViolation("CaseItemStays", item.Number);
        Items.Remove(item);
        Number([.. Agenda]);
        Revision++;
        return item;
    }

    /// <summary>An item of this sitting.</summary>
    public AgendaItem Item(Guid itemId) => Items.Find(i => i.Id == itemId) ?? throw new RuleViolation("NotFound");

    private static void Number(List<AgendaItem> order)
    {
        for (var i = 0; i < order.Count; i++) order[i].Renumber(i + 1);
    }
}
