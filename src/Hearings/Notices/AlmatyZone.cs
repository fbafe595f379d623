using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace Hearings.Notices;

/// <summary>
/// Asia/Almaty as calendar programs are told of it, so that those with time-zone data older than 2024 get sittings right
/// too: UTC+6 since summer time ended in 2004, UTC+5 from 1 March 2024.
/// </summary>
public static class AlmatyZone
{
    /// <summary>Its name.</summary>
    public const string Id = "Asia/Almaty";

    /// <summary>The zone as a calendar component.</summary>
    public static VTimeZone Component()
    {
        var zone = new VTimeZone(Id);
        zone.Children.Add(Standard(new DateTime(2004, 10, 31, 3, 0, 0), before: 7, after: 6));
        zone.Children.Add(Standard(new DateTime(2024, 3, 1, 0, 0, 0), before: 6, after: 5));
        return zone;
    }

    private static VTimeZoneInfo Standard(DateTime begin, int before, int after) => new("STANDARD")
    {
        Start = new CalDateTime(begin),
        OffsetFrom = new UtcOffset(TimeSpan.FromHours(before)),
        OffsetTo = new UtcOffset(TimeSpan.FromHours(after)),
        TimeZoneName = $"+{after:00}",
    };
}
