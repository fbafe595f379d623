using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Notices;
using Hearings.Sittings;
using Hearings.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>
/// The secretary puts the case on a sitting's agenda, which sets the hearing's moment and place. Once the invitations are
/// sent, and while the sitting runs, that needs a reason.
/// </summary>
public sealed record ScheduleHearing(Guid TaskId, Guid SittingId, string? LateReason = null)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "schedule-hearing";
}

/// <summary>Runs <see cref="ScheduleHearing"/>.</summary>
public sealed class ScheduleHearingHandler(CaseDesk desk, SittingDesk sittings)
{
    /// <summary>Adds the item, with the rapporteur as its speaker; the body is invited with the sitting.</summary>
    public Task<HearingCase> Handle(ScheduleHearing command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, ScheduleHearing.Form, actor, async move =>
        {
            var (@case, db) = (move.Case, move.Db);
            @case.Expect(CaseStatus.Scheduling);
            var body = await db.Bodies.Where(b => b.Id == @case.BodyId).Select(b => b.Name).SingleAsync(cancel);
            var rapporteur = await db.Users.Where(u => u.Id == @case.RapporteurId).Select(u => new { u.Name, u.Post }).SingleOrDefaultAsync(cancel);
            if (!await db.Sittings.AnyAsync(s => s.Id == command.SittingId, cancel)) throw new RuleViolation("Required") { Field = "Sitting" };
            var item = await sittings.AddItem(command.SittingId, new AgendaEntry(
                AgendaKind.Case, NoticeDraft.InAll(() => Text.Get("Cases.HearingOf", body)), @case.Id, @case.BodyId,
                Speaker: rapporteur is null ? null : new Speaker(rapporteur.Name, rapporteur.Post, new())), actor, command.LateReason, cancel);
            var sitting = await db.Sittings.SingleAsync(s => s.Id == command.SittingId, cancel);
            // A late item of a sitting under way is heard from now on.
            var heldAt = sitting.Status == SittingStatus.Running ? move.Now : sitting.StartsAt;
            var hearing = @case.Schedule(heldAt, sitting.Place.In(Language.Kk), move.Now, sitting.Id, item.Id);
            move.Record("HearingScheduled", new { number = hearing.Number, heldAt = hearing.HeldAt, place = hearing.Place, sitting = sitting.Reference });
            return new JsonObject { ["heldAt"] = hearing.HeldAt.ToString("O") };
        }, cancel);
}
