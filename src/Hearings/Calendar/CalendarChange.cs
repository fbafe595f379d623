using Hearings.Access;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Calendar;

/// <summary>
/// Changes single days of the calendar, and with them the open deadlines: what would move is shown first, and what moves
/// is what was shown.
/// </summary>
public sealed class CalendarChange(HearingsDb db, Deadlines deadlines)
{
    /// <summary>What a day of another kind would move.</summary>
    public async Task<IReadOnlyList<DeadlineMove>> Preview(DateOnly date, SpecialDay? day, CancellationToken cancel = default) =>
        await deadlines.Plan(await Now(cancel), await With(date, day, cancel), date, cancel);

    /// <summary>
    /// Moves the deadlines for a day that the caller changes in the same transaction. With <paramref name="seen"/>, refused
    /// where other deadlines would move than those that were shown.
    /// </summary>
    /// <returns>How many moved.</returns>
    public async Task<int> Move(DateOnly date, SpecialDay? day, string? seen, Trilingual why, Actor actor, CancellationToken cancel = default)
    {
        var (before, after) = (await Now(cancel), await With(date, day, cancel));
        await deadlines.Lock(date, cancel);
        var moves = await deadlines.Plan(before, after, date, cancel);
        if (seen is not null && DeadlineMove.DigestOf(moves) != seen) throw new RuleViolation("DeadlinesChanged", moves.Count);
        await deadlines.Apply(moves, why, actor, cancel);
        return moves.Count;
    }

    /// <summary>One change of the calendar at a time.</summary>
    public Task Lock(CancellationToken cancel = default) => db.Database.ExecuteSqlAsync($"lock table special_day in share row exclusive mode", cancel);

    private Task<WorkingCalendar> Now(CancellationToken cancel) => With(DateOnly.MinValue, null, cancel);

    private async Task<WorkingCalendar> With(DateOnly date, SpecialDay? day, CancellationToken cancel)
    {
        var special = await db.SpecialDays.AsNoTracking().Where(d => d.Date != date).ToListAsync(cancel);
        if (day is not null) special.Add(day);
        return new WorkingCalendar(await db.Holidays.AsNoTracking().ToListAsync(cancel), special, await db.CalendarYears.AsNoTracking().ToListAsync(cancel));
    }
}
