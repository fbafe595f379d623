using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>
/// The secretary puts an item on the agenda: a follow-up, a road map, a proposal, a plan of work. A case comes onto it
/// through its own task, which sets its hearing.
/// </summary>
public sealed record AddAgendaItem(
    Guid SittingId, AgendaKind Kind, Trilingual Title, Speaker? Speaker = null, Guid? BodyId = null, Guid? RecommendationId = null,
    string? LateReason = null, int? Seen = null);

/// <summary>Runs <see cref="AddAgendaItem"/>.</summary>
public sealed class AddAgendaItemHandler(SittingDesk desk)
{
    /// <summary>Adds it at the end; once invitations are sent it needs a reason.</summary>
    public Task<AgendaItem> Handle(AddAgendaItem command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            if (command.Kind == AgendaKind.Case) throw new RuleViolation("CaseItemNeedsCase") { Field = "Kind" };
            if (command.BodyId is { } body && !await move.Db.Bodies.AnyAsync(b => b.Id == body, cancel)) throw new RuleViolation("NotFound") { Field = "Body" };
            return await desk.AddItem(command.SittingId,
                new AgendaEntry(command.Kind, command.Title, null, command.BodyId, command.RecommendationId, command.Speaker), actor, command.LateReason, cancel);
        }, [Role.Secretary], cancel);
}
