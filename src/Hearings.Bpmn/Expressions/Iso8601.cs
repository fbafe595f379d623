using System.Globalization;
using System.Text.RegularExpressions;

namespace Hearings.Bpmn;

/// <summary>The forms of ISO 8601 that timers and date values take (BPMN 2.0.2, 10.5.5 TimerEventDefinition).</summary>
internal static partial class Iso8601
{
    [GeneratedRegex(@"^-?P(?=\d|T\d)(?:(?<Y>\d+)Y)?(?:(?<M>\d+)M)?(?:(?<W>\d+)W)?(?:(?<D>\d+)D)?(?:T(?=\d)(?:(?<H>\d+)H)?(?:(?<N>\d+)M)?(?:(?<S>\d+(?:\.\d+)?)S)?)?$", RegexOptions.CultureInvariant)]
    public static partial Regex Duration();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?$", RegexOptions.CultureInvariant)]
    public static partial Regex Moment();

    [GeneratedRegex(@"^R(?<count>\d*)/", RegexOptions.CultureInvariant)]
    private static partial Regex Repeat();

    /// <summary>Whether the text has the form that the kind asks for; for a cycle R[n]/duration, R[n]/start/duration or R[n]/duration/end.</summary>
    public static bool Fits(TimerKind kind, string text) => kind switch
    {
        TimerKind.Date => IsMoment(text),
        TimerKind.Duration => IsSpan(text),
        _ => Repeat().Match(text) is { Success: true } head && IsInterval(text[head.Length..]) && Repetitions(text) != 0,
    };

    /// <summary>How often a cycle fires; null for without end.</summary>
    public static int? Repetitions(string cycle)
    {
        var count = Repeat().Match(cycle).Groups["count"].Value;
        return count.Length == 0 ? null
            : int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue;
    }

    private static bool IsInterval(string text) => text.Split('/') switch
    {
        [var span] => IsSpan(span),
        [var from, var to] => (IsMoment(from) && IsSpan(to)) || (IsSpan(from) && IsMoment(to)),
        _ => false,
    };

    private static bool IsMoment(string text) => Values.Moment(text) is not null || Values.Date(text) is not null;

    private static bool IsSpan(string text) => !text.StartsWith('-') && Duration().IsMatch(text) && text.Length <= 40;
}
