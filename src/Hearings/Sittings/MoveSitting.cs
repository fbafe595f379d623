using Hearings.Access;
using Hearings.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>The secretary moves a sitting to another date, with the reason.</summary>
public sealed record MoveSitting(Guid SittingId, DateOnly Date, TimeOnly Time, TimeOnly Until, string Reason, int? Seen = null);

/// <summary>Runs <see cref="MoveSitting"/>.</summary>
public sealed class MoveSittingHandler(SittingDesk desk, SittingNotices notices, CurrentCalendar calendar)
{
    /// <summary>Moves it and the hearings on its agenda; whoever was invited gets a new invitation with a higher sequence.</summary>
    public Task<Sitting> Handle(MoveSitting command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            PlanSittingHandler.ExpectWorkingDay(command.Date, await calendar.Get(cancel));
            var (sitting, from) = (move.Sitting, move.Sitting.StartsAt);
            var (startsAt, endsAt) = (LocalTime.At(command.Date, command.Time), LocalTime.At(command.Date, command.Until));
            if (sitting.Status == SittingStatus.Called) await CallSittingHandler.ExpectFree(move.Db, sitting, startsAt, endsAt, cancel);
            sitting.Move(startsAt, endsAt, command.Reason, move.Now);
            await FollowHearings(move, cancel);
            move.Record("SittingMoved", new { from, to = sitting.StartsAt, reason = command.Reason.Trim() });
            if (sitting.Status == SittingStatus.Called) await notices.Invite(sitting, sitting.Invitations, actor, command.Reason.Trim(), cancel);
            return sitting;
        }, [Role.Secretary], cancel);

    /// <summary>The hearings on the agenda are held when and where the sitting is.</summary>
    internal static async Task FollowHearings(SittingMove move, CancellationToken cancel)
    {
        var (sitting, place) = (move.Sitting, move.Sitting.Place.In(Language.Kk));
        var hearings = await move.Db.Hearings.Where(h => h.SittingId == sitting.Id && h.Outcome == null && (h.HeldAt != sitting.StartsAt || h.Place != place))
            .OrderBy(h => h.CaseId).ToListAsync(cancel);
        foreach (var hearing in hearings)
        {
            (hearing.HeldAt, hearing.Place) = (sitting.StartsAt, place);
            move.Record("HearingMoved", new { number = hearing.Number, heldAt = hearing.HeldAt, place }, sitting.Items.Find(i => i.CaseId == hearing.CaseId && !i.IsEnded));
        }
    }
}
