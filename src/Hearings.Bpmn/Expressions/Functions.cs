using System.Globalization;

namespace Hearings.Bpmn;

/// <summary>A built-in function: how many arguments it takes, and what it yields.</summary>
internal sealed record Function(int Min, int Max, Func<object?[], object?> Apply)
{
    public bool Takes(int count) => count >= Min && count <= Max;
    public string Arity => Max == int.MaxValue ? $"at least {Min} arguments" : Min == 1 && Max == 1 ? "1 argument" : $"{Min} arguments";
}

/// <summary>The built-in functions of the subset (DMN 1.3, 10.3.4). There is no now() or today(): the clock is the host's.</summary>
internal static class Functions
{
    private static readonly SortedDictionary<string, Function> All = new(StringComparer.Ordinal)
    {
        ["not"] = One(v => v is bool flag ? Values.Of(!flag) : null),
        ["count"] = One(v => v is null ? null : (decimal)(v as object?[] ?? [v]).Length),
        ["sum"] = Many(Sum),
        ["min"] = Many(items => Extreme(items, "<")),
        ["max"] = Many(items => Extreme(items, ">")),
        ["abs"] = One(v => v is decimal n ? Math.Abs(n) : null),
        ["floor"] = One(v => v is decimal n ? decimal.Floor(n) : null),
        ["ceiling"] = One(v => v is decimal n ? decimal.Ceiling(n) : null),
        ["string"] = One(v => v is null ? null : Values.Text(v)),
        ["number"] = One(Number),
        ["string length"] = One(v => v is string s ? (decimal)s.EnumerateRunes().Count() : null),
        ["contains"] = Two((a, b) => a is string s && b is string t ? Values.Of(s.Contains(t, StringComparison.Ordinal)) : null),
        ["starts with"] = Two((a, b) => a is string s && b is string t ? Values.Of(s.StartsWith(t, StringComparison.Ordinal)) : null),
        ["ends with"] = Two((a, b) => a is string s && b is string t ? Values.Of(s.EndsWith(t, StringComparison.Ordinal)) : null),
        ["list contains"] = Two((a, b) => a is object?[] list ? Values.Of(Array.Exists(list, item => Operators.Equal(item, b) == true)) : null),
        ["append"] = new(2, int.MaxValue, a => a[0] is object?[] list ? (object?[])[.. list, .. a[1..]] : null),
        ["date"] = One(v => v switch
        {
            string text => Values.Date(text) is { } d ? d : Values.Moment(text) is { } m ? DateOnly.FromDateTime(m.DateTime) : null,
            DateTimeOffset moment => DateOnly.FromDateTime(moment.DateTime),
            DateOnly => v,
            _ => null,
        }),
        ["date and time"] = One(v => v switch
        {
            string text => Values.Moment(text) is { } m ? m : Values.Date(text) is { } d ? Midnight(d) : null,
            DateOnly date => Midnight(date),
            DateTimeOffset => v,
            _ => null,
        }),
        ["duration"] = One(v => v switch { string text => Values.Duration(text), TimeSpan or Months => v, _ => null }),
    };

    public static string Known { get; } = string.Join(", ", All.Keys);

    public static Function? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>The value of a literal such as @"2026-01-31" or @"P5D", or null.</summary>
    public static object? Temporal(string text) =>
        Values.Date(text) is { } date ? date : Values.Moment(text) is { } moment ? moment : Values.Duration(text);

    private static DateTimeOffset Midnight(DateOnly date) => new(date, TimeOnly.MinValue, TimeSpan.Zero);

    private static Function One(Func<object?, object?> apply) => new(1, 1, a => apply(a[0]));
    private static Function Two(Func<object?, object?, object?> apply) => new(2, 2, a => apply(a[0], a[1]));
    private static Function Many(Func<object?[], object?> apply) => new(1, int.MaxValue, a => apply(a is [object?[] list] ? list : a));

    private static object? Sum(object?[] items) => items.Length == 0 ? null
        : items.Skip(1).Aggregate(items[0] is decimal or TimeSpan or Months ? items[0] : null, (a, b) => Operators.Arithmetic('+', a, b));

    private static object? Extreme(object?[] items, string symbol) => items.Length == 0 ? null
        : items.Skip(1).Aggregate(items[0], (a, b) => Operators.Compare(symbol, a, b) switch { true => a, false => b, _ => null });

    private static object? Number(object? value) => value switch
    {
        decimal => value,
        string text when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) => n,
        _ => null,
    };
}
