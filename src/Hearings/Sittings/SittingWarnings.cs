using Hearings.Calendar;
using Hearings.Settings;

namespace Hearings.Sittings;

/// <summary>What is unusual about a sitting, though allowed.</summary>
public enum SittingWarning
{
    /// <summary>It reaches beyond the hours in which sittings are usually held.</summary>
    OutsideHours,

    /// <summary>There are fewer working days until it than members and the public are due.</summary>
    ShortNotice,

    /// <summary>The year's working calendar was not compared with the published one.</summary>
    CalendarNotConfirmed,
}

/// <summary>Warns the secretary of a sitting that is not called yet; nothing here is refused.</summary>
public static class SittingWarnings
{
    /// <summary>What is unusual, were it called today.</summary>
    public static IReadOnlyList<SittingWarning> Of(Sitting sitting, CommissionSettings settings, WorkingCalendar calendar, DateOnly today)
    {
        var found = new List<SittingWarning>();
        var (from, until) = (LocalTime.Of(sitting.StartsAt), LocalTime.Of(sitting.EndsAt));
        if (TimeOnly.FromDateTime(from.DateTime) < settings.SittingFrom || TimeOnly.FromDateTime(until.DateTime) > settings.SittingUntil) found.Add(SittingWarning.OutsideHours);
        var day = DateOnly.FromDateTime(from.DateTime);
        if (calendar.Between(today, day) < settings.NoticeTerm) found.Add(SittingWarning.ShortNotice);
        if (!calendar.IsConfirmed(day.Year)) found.Add(SittingWarning.CalendarNotConfirmed);
        return found;
    }
}
