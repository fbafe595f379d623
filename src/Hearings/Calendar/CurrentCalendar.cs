using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Calendar;

/// <summary>
/// The working-day calendar as the database has it, looked at once for each request or job. It is read again only where its
/// digest differs from that of the last one that this process read: nobody works by a calendar that has changed.
/// </summary>
public sealed class CurrentCalendar(HearingsDb db)
{
    private static volatile Known? _last;
    private WorkingCalendar? _calendar;

    /// <summary>The calendar.</summary>
    public async ValueTask<WorkingCalendar> Get(CancellationToken cancel = default)
    {
        if (_calendar is not null) return _calendar;
        var digest = await Digest(cancel);
        if (_last is { } known && known.Digest == digest) return _calendar = known.Calendar;
        _calendar = new WorkingCalendar(
            await db.Holidays.AsNoTracking().ToListAsync(cancel),
            await db.SpecialDays.AsNoTracking().ToListAsync(cancel),
            await db.CalendarYears.AsNoTracking().ToListAsync(cancel));
        // Where somebody changed it between these readings they may not belong together.
        if (await Digest(cancel) == digest) _last = new Known(digest, _calendar);
        return _calendar;
    }

    // Of the content itself, as this transaction sees it: a change that is rolled back leaves nothing behind.
    private Task<string> Digest(CancellationToken cancel) => db.Database.SqlQuery<string>($"""
        select md5(string_agg(row, '|' order by row)) as "Value" from (
            select holiday::text as row from holiday union all select special_day::text from special_day
            union all select calendar_year::text from calendar_year) as rows
        """).SingleAsync(cancel);

    private sealed record Known(string Digest, WorkingCalendar Calendar);
}
