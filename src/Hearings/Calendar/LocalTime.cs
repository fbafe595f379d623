namespace Hearings.Calendar;

/// <summary>
/// The Commission's clock: moments are stored in UTC and read in Asia/Almaty (UTC+6 until 29 February 2024, UTC+5 from
/// 1 March 2024), always through the time-zone database, never a fixed offset.
/// </summary>
public static class LocalTime
{
    /// <summary>Asia/Almaty.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Almaty");

    /// <summary>A moment as clocks in Almaty show it.</summary>
    public static DateTimeOffset Of(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The date in Almaty at a moment.</summary>
    public static DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(Of(moment).DateTime);

    /// <summary>The moment (UTC) at which clocks in Almaty show this date and time.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The first moment after a date that is a deadline: the deadline itself is 23:59:59 of that day, inclusive.</summary>
    public static DateTimeOffset After(DateOnly deadline) => At(deadline.AddDays(1), TimeOnly.MinValue);

    /// <summary>False where the machine's time-zone data are older than 2024a and so would get deadlines wrong.</summary>
    public static bool IsCurrent() => At(new DateOnly(2024, 3, 5), new TimeOnly(12, 0)).Hour == 7;
}
