using Hearings.Access;
using Hearings.Calendar;

namespace Hearings.Sittings;

/// <summary>The secretary changes what was planned of a sitting that nobody was called to yet.</summary>
public sealed record ChangeSitting(Guid SittingId, PlanSitting Plan, int? Seen = null);

/// <summary>Runs <see cref="ChangeSitting"/>.</summary>
public sealed class ChangeSittingHandler(SittingDesk desk, CurrentCalendar calendar)
{
    /// <summary>Changes date, place, openness or chair; the hearings on its agenda follow.</summary>
    public Task<Sitting> Handle(ChangeSitting command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            move.Sitting.Change(await PlanSittingHandler.Plan(command.Plan, move.Db, await calendar.Get(cancel), cancel), move.Now);
            await MoveSittingHandler.FollowHearings(move, cancel);
            move.Record("SittingChanged", new { startsAt = move.Sitting.StartsAt, place = move.Sitting.Place });
            return move.Sitting;
        }, [Role.Secretary], cancel);
}
