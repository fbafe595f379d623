using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Simulation;

/// <summary>
/// The Commission's sittings: one a month, on its fourth Thursday, all planned ahead; more on the days after it where more
/// cases wait than one sitting hears.
/// </summary>
internal sealed class SittingWork(Office office, People people, Cast cast, WorkingCalendar days, YearSettings settings)
{
    private const int CalledAhead = 6;
    private static readonly TimeOnly Begins = new(10, 0);
    private readonly SittingDay _hall = new(office, people, cast);
    private readonly DateOnly _last = settings.LastHearing ?? new DateOnly(settings.Year, 10, 31);
    private readonly IReadOnlyList<DateOnly> _planned = settings.SittingDays
        ?? [.. Enumerable.Range(1, 12).Select(month => DayOf(days, settings.Year, month)), DayOf(days, settings.Year + 1, 1)];

    /// <summary>The day of a month's sitting: its fourth Thursday, or the first working day after it.</summary>
    public static DateOnly DayOf(WorkingCalendar days, int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return days.FirstWorkingFrom(first.AddDays((((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7) + 21));
    }

    /// <summary>Plans the sittings that are far enough away to be called in time.</summary>
    public async Task Plan(DateOnly today, CancellationToken cancel)
    {
        foreach (var day in _planned.Where(d => d > days.Add(today, CalledAhead)))
            await PlanOne(day, cancel);
    }

    /// <summary>Calls the sitting that is near, answers invitations, holds today's, sees to the minutes.</summary>
    public async Task Day(DateOnly today, IReadOnlyList<OpenTask> open, CancellationToken cancel)
    {
        var sittings = await office.Ask(db => db.Sittings.Where(s => s.Status != SittingStatus.Approved && s.Status != SittingStatus.Cancelled)
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Reference).Select(s => new { s.Id, s.Reference, s.StartsAt, s.EndedAt, s.Status }).ToListAsync(cancel));
        // Something may have to be put on the next agenda on any day.
        if (!sittings.Exists(s => s.Status == SittingStatus.Planned)) await PlanNext(today, cancel);
        foreach (var sitting in sittings)
        {
            var day = LocalTime.DateOf(sitting.StartsAt);
            switch (sitting.Status)
            {
                case SittingStatus.Planned when day == days.Add(today, CalledAhead):
                    await Call(sitting.Id, day, open, cancel);
                    break;
                case SittingStatus.Called when day == days.Add(today, CalledAhead - 2):
                    await _hall.Reply(sitting.Id, sitting.Reference, cancel);
                    break;
                case SittingStatus.Called when day == today:
                    await _hall.Hold(sitting.Id, sitting.Reference, cancel);
                    break;
                case SittingStatus.Ended when days.Between(LocalTime.DateOf(sitting.EndedAt!.Value), today) >= people.ApprovesMinutes(sitting.Reference):
                    await office.Do((ApproveMinutesHandler h) => h.Handle(new(sitting.Id), cast.Chair, cancel));
                    break;
            }
        }
    }

    /// <summary>
    /// Calls off what is planned for after the year: it is not of the year that is told, and whoever goes on plans anew.
    /// </summary>
    public async Task CallOffRest(CancellationToken cancel)
    {
        var rest = await office.Ask(db => db.Sittings.Where(s => s.Status == SittingStatus.Planned || s.Status == SittingStatus.Called)
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Reference).Select(s => s.Id).ToListAsync(cancel));
        foreach (var sitting in rest) await office.Do((CancelSittingHandler h) => h.Handle(new(sitting, Phrases.YearOver), cast.Secretary, cancel));
    }

    private async Task Call(Guid first, DateOnly day, IReadOnlyList<OpenTask> open, CancellationToken cancel)
    {
        // Cases are spread over the sittings that are left, the earliest first.
        var waiting = open.Where(t => t.Form == ScheduleHearing.Form).OrderBy(t => t.Body != settings.Waiting).ThenBy(t => t.CreatedAt).ThenBy(t => t.Key, StringComparer.Ordinal).ToList();
        var left = Math.Max(1, _planned.Count(d => d >= day && d <= _last));
        waiting = [.. waiting.Take(Math.Max(settings.FewestCases, (waiting.Count + left - 1) / left))];
        var sitting = first;
        foreach (var cases in waiting.Chunk(settings.MostCases).DefaultIfEmpty([]))
        {
            if (sitting == Guid.Empty)
            {
                day = days.Add(day, 1);
                sitting = await PlanOne(day, cancel);
            }
            foreach (var task in cases)
                await office.Do((ScheduleHearingHandler h) => h.Handle(new(task.Id, sitting), cast.Secretary, cancel));
            if (sitting == first) await AddBusiness(sitting, day, cancel);
            if (await office.Ask(db => db.AgendaItems.AnyAsync(i => i.SittingId == sitting, cancel)))
                await office.Do((CallSittingHandler h) => h.Handle(new(sitting), cast.Secretary, cancel));
            else await office.Do((CancelSittingHandler h) => h.Handle(new(sitting, Phrases.NothingToHear), cast.Secretary, cancel));
            sitting = Guid.Empty;
        }
    }

    private async Task AddBusiness(Guid sitting, DateOnly day, CancellationToken cancel)
    {
        foreach (var (kind, title, speaker) in Phrases.Business(day.Month))
            await office.Do((AddAgendaItemHandler h) => h.Handle(new(sitting, kind, title, speaker), cast.Secretary, cancel));
    }

    private async Task PlanNext(DateOnly today, CancellationToken cancel)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        while (DayOf(days, month.Year, month.Month) <= days.Add(today, CalledAhead)) month = month.AddMonths(1);
        await PlanOne(DayOf(days, month.Year, month.Month), cancel);
    }

    private async Task<Guid> PlanOne(DateOnly day, CancellationToken cancel) => (await office.Do((PlanSittingHandler h) =>
        h.Handle(new(day, Begins, Begins.AddHours(3), Phrases.Hall), cast.Secretary, cancel))).Id;
}
