using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Calendar;

/// <summary>A day is again what the rule makes of it; open deadlines move with it.</summary>
public sealed record RemoveSpecialDay(DateOnly Date, string? Seen = null);

/// <summary>Runs <see cref="RemoveSpecialDay"/>.</summary>
public sealed class RemoveSpecialDayHandler(HearingsDb db, CalendarChange change, TimeProvider time)
{
    /// <summary>Removes the day and moves the deadlines, all in one transaction.</summary>
    /// <returns>How many deadlines moved.</returns>
    public Task<int> Handle(RemoveSpecialDay command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Administrator, Role.Secretary);
        await change.Lock(cancel);
        if (await db.SpecialDays.AsNoTracking().SingleOrDefaultAsync(d => d.Date == command.Date, cancel) is not { } day) throw new RuleViolation("NotFound");
        var why = NoticeDraft.InAll(() => Text.Get("Calendar.Because.Removed", day.Date, day.Name));
        var moved = await change.Move(day.Date, null, command.Seen, why, actor, cancel);
        await db.SpecialDays.Where(d => d.Date == day.Date).ExecuteDeleteAsync(cancel);
        db.Record(actor, time.GetUtcNow(), "SpecialDayRemoved", data: new { day = day.Date, name = day.Name, why, moved });
        return moved;
    }, cancel);
}
