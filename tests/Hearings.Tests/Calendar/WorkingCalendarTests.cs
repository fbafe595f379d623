using System.Globalization;
using FsCheck.Xunit;
using Hearings.Calendar;
using Xunit;

namespace Hearings.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Kazakhstan = CalendarFile.Shipped().ToCalendar();

    [Theory]
    [InlineData("2021-12-23", 3, "2021-12-28")] // a weekend
    [InlineData("2021-12-23", 10, "2022-01-11")] // 1–2 January on a weekend, made good on 3 and 4; 7 January off
    [InlineData("2024-06-14", 1, "2024-06-17")] // Kurban Ait on a Sunday is not made good
    [InlineData("2025-01-01", 1, "2025-01-05")] // a Sunday worked instead of Friday the 3rd
    [InlineData("2025-03-20", 1, "2025-03-26")] // Nauryz, its weekend days made good on 24 and 25
    [InlineData("2025-08-29", 1, "2025-09-02")] // Constitution Day on a Saturday
    [InlineData("2026-03-20", 3, "2026-03-30")]
    [InlineData("2026-08-28", 1, "2026-08-31")] // Constitution Day left August
    [InlineData("2027-03-12", 1, "2027-03-16")] // and came to March
    public void Adds_working_days(string start, int days, string expected)
    {
        var (from, to) = (Day(start), Day(expected));

        Assert.Equal(to, Kazakhstan.Add(from, days));
        Assert.Equal(days, Kazakhstan.Between(from, to));
        Assert.Equal(-days, Kazakhstan.Between(to, from));
    }

    [Theory]
    [InlineData(2025, "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16", "01-05", 246)]
    [InlineData(2026, "01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16", "", 247)]
    public void Gives_the_published_calendars(int year, string off, string worked, int workingDays)
    {
        var days = Year(year);

        Assert.Equal(off, string.Join(' ', days.Where(d => !IsWeekend(d) && !Kazakhstan.IsWorking(d)).Select(MonthDay)));
        Assert.Equal(worked, string.Join(' ', days.Where(d => IsWeekend(d) && Kazakhstan.IsWorking(d)).Select(MonthDay)));
        Assert.Equal(workingDays, days.Count(Kazakhstan.IsWorking));
        Assert.True(Kazakhstan.IsConfirmed(year));
    }

    [Theory]
    [InlineData(2021, 245)]
    [InlineData(2022, 246)]
    [InlineData(2023, 246)]
    [InlineData(2024, 249)]
    [InlineData(2027, 247)]
    public void Counts_by_the_rule_alone_where_no_calendar_confirms(int year, int workingDays)
    {
        Assert.Equal(workingDays, Year(year).Count(Kazakhstan.IsWorking));
        Assert.False(Kazakhstan.IsConfirmed(year));
    }

    [Property]
    public void A_deadline_tells_every_day_between(int seed)
    {
        var start = new DateOnly(2021, 1, 1).AddDays(Math.Abs(seed % 2000));
        var days = Math.Abs(seed % 40);

        var told = Kazakhstan.Count(start, days);

        Assert.Equal(days, told.Count(d => d.Kind is DayKind.Working or DayKind.MovedWorkingDay));
        Assert.Equal(Enumerable.Range(1, told.Count).Select(start.AddDays), told.Select(d => d.Date));
        if (days > 0) Assert.True(Kazakhstan.IsWorking(told[^1].Date));
    }

    [Property]
    public void Adding_in_two_parts_is_adding_at_once(int seed)
    {
        var start = new DateOnly(2021, 1, 1).AddDays(Math.Abs(seed % 2000));
        var (first, second) = (1 + Math.Abs(seed % 15), 1 + Math.Abs(seed / 7 % 15));

        Assert.Equal(Kazakhstan.Add(start, first + second), Kazakhstan.Add(Kazakhstan.Add(start, first), second));
    }

    [Fact]
    public void A_term_that_nobody_can_mean_is_refused() =>
        Assert.Equal("WorkingDaysRange", Assert.Throws<RuleViolation>(() => Kazakhstan.Add(Day("2026-01-05"), 2_001)).Rule);

    [Fact]
    public void The_clock_moved_in_2024()
    {
        Assert.True(LocalTime.IsCurrent());
        Assert.Equal(new DateTimeOffset(2021, 12, 23, 18, 0, 0, TimeSpan.Zero), LocalTime.After(new DateOnly(2021, 12, 23)));
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 19, 0, 0, TimeSpan.Zero), LocalTime.After(new DateOnly(2024, 3, 5)));
    }

    private static List<DateOnly> Year(int year) => [.. Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays)];

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static string MonthDay(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
