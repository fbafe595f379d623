namespace Hearings.Calendar;

/// <summary>Why a day counts, or does not count, towards a deadline in working days.</summary>
public enum DayKind { Working, Weekend, Holiday, HolidayInLieu, DayOff, MovedWorkingDay }

/// <summary>A day of a deadline's story: what it is, its name where it has one, and how many working days have passed with it.</summary>
public sealed record CountedDay(DateOnly Date, DayKind Kind, Trilingual? Name, int Counted);

/// <summary>
/// Working days of Kazakhstan, computed from data (Labour Code, articles 84 and 85): a national holiday that falls on a
/// weekend is made good on the first following day that is neither weekend nor already off; religious days are not
/// shifted; the executive may move single days. Immutable; dates are local dates in Almaty.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>The longest deadline that is computed, in working days: a longer one is an error of input.</summary>
    public const int LongestDeadline = 2_000;

    private readonly IReadOnlyList<Holiday> _holidays;
    private readonly Dictionary<DateOnly, SpecialDay> _special;
    private readonly HashSet<int> _confirmed;
    private readonly Dictionary<int, Dictionary<DateOnly, (DayKind Kind, Trilingual Name)>> _years = [];
    private readonly Lock _lock = new();

    /// <summary>A calendar of these holidays, single days and years whose published calendar a person has checked.</summary>
    public WorkingCalendar(IEnumerable<Holiday> holidays, IEnumerable<SpecialDay> special, IEnumerable<CalendarYear> years)
    {
        _holidays = [.. holidays.OrderBy(h => h.Month).ThenBy(h => h.Day)];
        _special = special.ToDictionary(d => d.Date);
        _confirmed = [.. years.Where(y => y.Confirmed).Select(y => y.Year)];
    }

    /// <summary>Whether the year's calendar has been checked against the published one; otherwise it follows the rule alone.</summary>
    public bool IsConfirmed(int year) => _confirmed.Contains(year);

    /// <summary>Whether people work on this day.</summary>
    public bool IsWorking(DateOnly date) => Explain(date).Kind is DayKind.Working or DayKind.MovedWorkingDay;

    /// <summary>What kind of day this is, with the holiday's name where it has one.</summary>
    public (DayKind Kind, Trilingual? Name) Explain(DateOnly date)
    {
        if (_special.TryGetValue(date, out var special))
            return (special.IsWorking ? DayKind.MovedWorkingDay : DayKind.DayOff, special.Name);
        if (Year(date.Year).TryGetValue(date, out var off)) return (off.Kind, off.Name);
        return (IsWeekend(date) ? DayKind.Weekend : DayKind.Working, null);
    }

    /// <summary>
    /// The date that lies this many working days after the start; the start day itself is not counted. With 0 the
    /// start, or the first working day after it. The deadline includes the whole of the resulting day.
    /// </summary>
    public DateOnly Add(DateOnly start, int workingDays) => workingDays == 0 ? FirstWorkingFrom(start) : Count(start, workingDays)[^1].Date;

    /// <summary>Every day after the start up to the deadline, each with its kind: the deadline's own explanation.</summary>
    public IReadOnlyList<CountedDay> Count(DateOnly start, int workingDays)
    {
        if (workingDays is < 0 or > LongestDeadline)
            throw new RuleViolation("WorkingDaysRange", workingDays, LongestDeadline);
        var days = new List<CountedDay>();
        var counted = 0;
        for (var date = start; counted < workingDays;)
        {
            date = date.AddDays(1);
            var (kind, name) = Explain(date);
            if (kind is DayKind.Working or DayKind.MovedWorkingDay) counted++;
            days.Add(new CountedDay(date, kind, name, counted));
        }
        return days;
    }

    /// <summary>How many working days lie after one date up to and including another; negative where it lies before.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        if (to < from) return -Between(to, from);
        var count = 0;
        for (var date = from.AddDays(1); date <= to; date = date.AddDays(1))
            if (IsWorking(date)) count++;
        return count;
    }

    /// <summary>This day where people work on it, otherwise the next on which they do.</summary>
    public DateOnly FirstWorkingFrom(DateOnly date)
    {
        while (!IsWorking(date)) date = date.AddDays(1);
        return date;
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private Dictionary<DateOnly, (DayKind Kind, Trilingual Name)> Year(int year)
    {
        lock (_lock)
        {
            if (!_years.TryGetValue(year, out var days)) _years[year] = days = Compute(year);
            return days;
        }
    }

    private Dictionary<DateOnly, (DayKind Kind, Trilingual Name)> Compute(int year)
    {
        var holidays = _holidays.Where(h => h.AppliesTo(year)).Select(h => (Day: h.In(year), Holiday: h)).ToList();
        var off = new Dictionary<DateOnly, (DayKind Kind, Trilingual Name)>();
        foreach (var (day, holiday) in holidays) off[day] = (DayKind.Holiday, holiday.Name);
        foreach (var (day, holiday) in holidays.Where(h => h.Holiday.ShiftsFromWeekend && IsWeekend(h.Day)))
        {
            var instead = day.AddDays(1);
            while (IsWeekend(instead) || off.ContainsKey(instead)) instead = instead.AddDays(1);
            off[instead] = (DayKind.HolidayInLieu, holiday.Name);
        }
        return off;
    }
}
