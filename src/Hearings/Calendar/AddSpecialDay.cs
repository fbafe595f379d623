using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Calendar;

/// <summary>
/// A day becomes a day off, or a rest day becomes a working day, by an act that is named; open deadlines move with it.
/// <c>Seen</c> is the digest of the moves that were shown before.
/// </summary>
public sealed record AddSpecialDay(DateOnly Date, bool IsWorking, Trilingual Name, string Source, string? Seen = null)
{
    /// <summary>The day that it makes; refused where the name or the source is missing or the day is of that kind already.</summary>
    public SpecialDay Day(WorkingCalendar calendar)
    {
        if (Date.Year is < 1990 or > 2200) throw new RuleViolation("DayOutOfRange", Date) { Field = "Date" };
        if (calendar.IsWorking(Date) == IsWorking) throw new RuleViolation("DayAlready", Date, calendar.Explain(Date).Kind) { Field = "Date" };
        if (Name.ToString().Length == 0) throw new RuleViolation("Required") { Field = "NameKk" };
        if (string.IsNullOrWhiteSpace(Source)) throw new RuleViolation("Required") { Field = "Source" };
        return new SpecialDay { Date = Date, IsWorking = IsWorking, Name = Name, Source = Trilingual.Typed(Source) };
    }
}

/// <summary>Runs <see cref="AddSpecialDay"/>.</summary>
public sealed class AddSpecialDayHandler(HearingsDb db, CurrentCalendar calendar, CalendarChange change, TimeProvider time)
{
    /// <summary>Adds the day and moves the deadlines, all in one transaction.</summary>
    /// <returns>How many deadlines moved.</returns>
    public Task<int> Handle(AddSpecialDay command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Administrator, Role.Secretary);
        await change.Lock(cancel);
        if (await db.SpecialDays.AnyAsync(d => d.Date == command.Date, cancel)) throw new RuleViolation("SpecialDayExists", command.Date) { Field = "Date" };
        var day = command.Day(await calendar.Get(cancel));
        var why = NoticeDraft.InAll(() => Text.Get(day.IsWorking ? "Calendar.Because.Working" : "Calendar.Because.Off", day.Date, day.Name));
        var moved = await change.Move(day.Date, day, command.Seen, why, actor, cancel);
        db.SpecialDays.Add(day);
        db.Record(actor, time.GetUtcNow(), "SpecialDayAdded", data: new { day = day.Date, name = day.Name, why, source = day.Source, moved });
        return moved;
    }, cancel);
}
