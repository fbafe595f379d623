using System.Globalization;
using System.Xml;

namespace Hearings.Bpmn;

/// <summary>A span of whole months, such as P1Y2M; spans of days and hours are <see cref="TimeSpan"/>.</summary>
internal readonly record struct Months(int Count);

/// <summary>Reading and writing the values of expressions; dates exist only while an expression is worked out.</summary>
internal static class Values
{
    public static readonly object True = true, False = false;

    public static object Of(bool value) => value ? True : False;

    public static object? Of(bool? value) => value is null ? null : value.Value ? True : False;

    /// <summary>What may be kept as a variable: dates and spans become their ISO 8601 text.</summary>
    public static object? Stored(object? value) => value switch
    {
        null or string or bool or decimal or Context => value,
        object?[] list => Array.ConvertAll(list, Stored),
        _ => Text(value),
    };

    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString(
            moment.Millisecond == 0 ? "yyyy-MM-ddTHH:mm:sszzz" : "yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        TimeSpan span => XmlConvert.ToString(span),
        Months months => months.Count < 0 ? "-P" + -months.Count + "M" : "P" + months.Count + "M",
        object?[] list => "[" + string.Join(", ", list.Select(Text)) + "]",
        Context context => Json.ObjectOf(context).ToJsonString(Json.Options),
        _ => value.ToString() ?? "",
    };

    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>A moment with or without offset; without one it is taken as UTC, so that no machine's zone slips in.</summary>
    public static DateTimeOffset? Moment(string text) =>
        text.Contains('T') && Iso8601.Moment().IsMatch(text) && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    /// <summary>A <see cref="TimeSpan"/> or <see cref="Months"/>; a span that mixes the two has no fixed order and is refused.</summary>
    public static object? Duration(string text)
    {
        var match = Iso8601.Duration().Match(text);
        if (!match.Success) return null;
        var sign = text.StartsWith('-') ? -1 : 1;
        try
        {
            var months = checked(Part("Y") * 12 + Part("M"));
            var days = checked(Part("W") * 7 + Part("D"));
            var clock = TimeSpan.FromHours(Part("H")) + TimeSpan.FromMinutes(Part("N"))
                + TimeSpan.FromTicks((long)(Fraction("S") * TimeSpan.TicksPerSecond));
            if (months != 0 && (days != 0 || clock != TimeSpan.Zero)) return null;
            return months != 0 ? new Months(sign * months) : sign * (TimeSpan.FromDays(days) + clock);
        }
        catch (OverflowException) { return null; }

        int Part(string name) => match.Groups[name].Success
            ? int.Parse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        decimal Fraction(string name) => match.Groups[name].Success
            ? decimal.Parse(match.Groups[name].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;
    }
}
