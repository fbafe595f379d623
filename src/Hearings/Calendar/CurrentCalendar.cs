using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Calendar;

/// <summary>The working-day calendar as the database has it, read once for each request or job.</summary>
public sealed class CurrentCalendar(HearingsDb db)
{
    private WorkingCalendar? _calendar;

    /// <summary>The calendar.</summary>
    public async ValueTask<WorkingCalendar> Get(CancellationToken cancel = default) => _calendar ??= new WorkingCalendar(
        await db.Holidays.AsNoTracking().ToListAsync(cancel),
        await db.SpecialDays.AsNoTracking().ToListAsync(cancel),
        await db.CalendarYears.AsNoTracking().ToListAsync(cancel));
}
