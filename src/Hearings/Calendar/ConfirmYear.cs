using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Calendar;

/// <summary>Somebody has compared a year's days with the calendar that was published for it.</summary>
public sealed record ConfirmYear(int Year, string Source);

/// <summary>Runs <see cref="ConfirmYear"/>.</summary>
public sealed class ConfirmYearHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Confirms it; deadlines in that year are no longer shown as not confirmed. Moves nothing.</summary>
    public Task<CalendarYear> Handle(ConfirmYear command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Administrator, Role.Secretary);
        if (command.Year is < 1990 or > 2200) throw new RuleViolation("RoundYear", command.Year) { Field = "Year" };
        if (string.IsNullOrWhiteSpace(command.Source)) throw new RuleViolation("Required") { Field = "Source" };
        var year = await db.CalendarYears.SingleOrDefaultAsync(y => y.Year == command.Year, cancel);
        if (year is { Confirmed: true }) throw new RuleViolation("YearConfirmed", command.Year, year.Source);
        if (year is null) db.CalendarYears.Add(year = new CalendarYear { Year = command.Year, Confirmed = true, Source = Trilingual.Typed(command.Source) });
        else (year.Confirmed, year.Source) = (true, Trilingual.Typed(command.Source));
        db.Record(actor, time.GetUtcNow(), "YearConfirmed", data: new { year = command.Year, source = year.Source });
        return year;
    }, cancel);
}
