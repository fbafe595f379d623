using System.Globalization;
using System.Text.RegularExpressions;
using Hearings.Bpmn;
using Hearings.Calendar;

namespace Hearings.Workflow;

/// <summary>
/// When a timer is due, UTC. <c>DueOn</c> is the legal date of a deadline in days, whose whole day is still in time;
/// <c>Repeats</c> says how often a cycle fires after this once, null without end.
/// </summary>
public sealed partial record TimerDue(DateTimeOffset At, DateOnly? DueOn = null, int? Repeats = 0)
{
    /// <summary>The calendar extension by which P5D means five working days.</summary>
    public const string WorkingDays = "working-days";

    /// <summary>
    /// The due moment of a timer that is set now (ISO 8601-1, 5.5 and 5.6). Throws <see cref="FormatException"/> where the value is
    /// no date, duration or cycle.
    /// </summary>
    public static TimerDue Of(TimerKind kind, string value, string? calendar, DateTimeOffset now, WorkingCalendar days) => kind switch
    {
        TimerKind.Date => Date(value),
        TimerKind.Duration => Duration(value, calendar, now, days),
        _ => Cycle(value, calendar, now, days),
    };

    private static TimerDue Date(string value)
    {
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return new TimerDue(LocalTime.After(date), date);
        if (HasOffset().IsMatch(value))
            return new TimerDue(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind).ToUniversalTime());
        var local = DateTime.Parse(value, CultureInfo.InvariantCulture);
        return new TimerDue(LocalTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)));
    }

    private static TimerDue Duration(string value, string? calendar, DateTimeOffset now, WorkingCalendar days)
    {
        var match = DurationParts().Match(value);
        if (!match.Success || value is "P" || value.EndsWith('T')) throw new FormatException($"'{value}' is no ISO 8601 duration.");
        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        if (calendar == WorkingDays)
        {
            if (Part("y") + Part("mo") + Part("h") + Part("mi") + Part("s") > 0 || !match.Groups["d"].Success)
                throw new FormatException($"'{value}': working days are given as whole days, such as P5D.");
            var due = days.Add(LocalTime.DateOf(now), Part("d"));
            return new TimerDue(LocalTime.After(due), due);
        }
        var local = LocalTime.Of(now).DateTime.AddYears(Part("y")).AddMonths(Part("mo")).AddDays((Part("w") * 7) + Part("d"));
        var start = LocalTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        return new TimerDue(start.AddHours(Part("h")).AddMinutes(Part("mi")).AddSeconds(Part("s")));
    }

    private static TimerDue Cycle(string value, string? calendar, DateTimeOffset now, WorkingCalendar days)
    {
        var parts = value.Split('/');
        if (parts.Length is < 2 or > 3 || !parts[0].StartsWith('R')) throw new FormatException($"'{value}' is no ISO 8601 cycle.");
        int? times = parts[0].Length == 1 ? null : int.Parse(parts[0][1..], CultureInfo.InvariantCulture);
        var repeats = times - 1;
        if (parts.Length == 3 && Date(parts[1]) is var first && first.At > now) return first with { Repeats = repeats };
        return Duration(parts[^1], calendar, now, days) with { Repeats = repeats };
    }

    [GeneratedRegex(@"^P(?:(?<y>\d+)Y)?(?:(?<mo>\d+)M)?(?:(?<w>\d+)W)?(?:(?<d>\d+)D)?(?:T(?:(?<h>\d+)H)?(?:(?<mi>\d+)M)?(?:(?<s>\d+)S)?)?$")]
    private static partial Regex DurationParts();

    [GeneratedRegex(@"(Z|[+-]\d\d:?\d\d)$")]
    private static partial Regex HasOffset();
}
