using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Calendar;

namespace Hearings.Cases;

/// <summary>The secretary sets date, time (clocks in Almaty) and place of the hearing.</summary>
public sealed record ScheduleHearing(Guid TaskId, DateOnly Date, TimeOnly Time, string Place)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "schedule-hearing";
}

/// <summary>Runs <see cref="ScheduleHearing"/>.</summary>
public sealed class ScheduleHearingHandler(CaseDesk desk, CurrentCalendar calendar)
{
    /// <summary>Schedules the hearing. It may not be on a day off: the refusal names the next working day.</summary>
    public Task<HearingCase> Handle(ScheduleHearing command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, ScheduleHearing.Form, actor, async move =>
        {
            var days = await calendar.Get(cancel);
            if (!days.IsWorking(command.Date))
                throw new RuleViolation("HearingOnDayOff", command.Date, days.Explain(command.Date).Kind, days.FirstWorkingFrom(command.Date)) { Field = "Date" };
            var hearing = move.Case.Schedule(LocalTime.At(command.Date, command.Time), command.Place, move.Now);
            move.Record("HearingScheduled", new { number = hearing.Number, heldAt = hearing.HeldAt, place = hearing.Place });
            return new JsonObject { ["heldAt"] = hearing.HeldAt.ToString("O") };
        }, cancel);
}
