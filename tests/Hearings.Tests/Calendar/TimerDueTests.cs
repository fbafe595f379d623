using Hearings.Bpmn;
using Hearings.Calendar;
using Hearings.Workflow;
using Xunit;

namespace Hearings.Tests.Calendar;

public sealed class TimerDueTests
{
    private static readonly WorkingCalendar Days = CalendarFile.Shipped().ToCalendar();
    private static readonly DateTimeOffset Now = new(2026, 3, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(TimerKind.Duration, "P3D", TimerDue.WorkingDays, "2026-03-30T19:00:00Z", "2026-03-30")] // the whole of 30 March is in time
    [InlineData(TimerKind.Duration, "P3D", null, "2026-03-23T10:00:00Z", null)]
    [InlineData(TimerKind.Duration, "P1M", null, "2026-04-20T10:00:00Z", null)]
    [InlineData(TimerKind.Duration, "P1W", null, "2026-03-27T10:00:00Z", null)]
    [InlineData(TimerKind.Duration, "PT90M", null, "2026-03-20T11:30:00Z", null)]
    [InlineData(TimerKind.Date, "2026-04-01", null, "2026-04-01T19:00:00Z", "2026-04-01")]
    [InlineData(TimerKind.Date, "2026-04-01T09:00:00", null, "2026-04-01T04:00:00Z", null)] // clocks in Almaty
    [InlineData(TimerKind.Date, "2026-04-01T09:00:00+05:00", null, "2026-04-01T04:00:00Z", null)]
    [InlineData(TimerKind.Cycle, "R3/P1D", null, "2026-03-21T10:00:00Z", null)]
    public void Computes_the_due_moment(TimerKind kind, string value, string? calendar, string at, string? dueOn)
    {
        var due = TimerDue.Of(kind, value, calendar, Now, Days);

        Assert.Equal(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), due.At);
        Assert.Equal(dueOn, due.DueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(TimerKind.Duration, "5 days", null)]
    [InlineData(TimerKind.Duration, "P", null)]
    [InlineData(TimerKind.Duration, "P1DT", null)]
    [InlineData(TimerKind.Duration, "P1M", TimerDue.WorkingDays)]
    [InlineData(TimerKind.Duration, "PT4H", TimerDue.WorkingDays)]
    [InlineData(TimerKind.Cycle, "P1D", null)]
    public void Refuses_what_it_cannot_mean(TimerKind kind, string value, string? calendar) =>
        Assert.Throws<FormatException>(() => TimerDue.Of(kind, value, calendar, Now, Days));
}
