namespace Hearings.Bpmn;

/// <summary>Comparison and arithmetic of expressions (DMN 1.3, 10.3.2.13 and following).</summary>
internal static class Operators
{
    public static object? Compare(string symbol, object? left, object? right)
    {
        switch (symbol)
        {
            case "=": return Values.Of(Equal(left, right));
            case "!=": return Equal(left, right) is bool equal ? Values.Of(!equal) : null;
        }
        if (Order(left, right) is not int order) return null;
        return Values.Of(symbol switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 });
    }

    /// <summary>Null equals only null; values of different kinds are not equal.</summary>
    public static bool? Equal(object? left, object? right)
    {
        if (left is null || right is null) return left is null && right is null;
        return (left, right) switch
        {
            (object?[] a, object?[] b) => a.Length == b.Length && a.Zip(b).All(p => Equal(p.First, p.Second) == true),
            (Context a, Context b) => a.SameAs(b),
            (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
            _ => left.GetType() == right.GetType() && left.Equals(right),
        };
    }

    private static int? Order(object? left, object? right) => (left, right) switch
    {
        (decimal a, decimal b) => a.CompareTo(b),
        (string a, string b) => string.CompareOrdinal(a, b),
        (DateOnly a, DateOnly b) => a.CompareTo(b),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        (TimeSpan a, TimeSpan b) => a.CompareTo(b),
        (Months a, Months b) => a.Count.CompareTo(b.Count),
        _ => null,
    };

    public static object? Arithmetic(char symbol, object? left, object? right)
    {
        try
        {
            return (symbol, left, right) switch
            {
                ('+', decimal a, decimal b) => a + b,
                ('-', decimal a, decimal b) => a - b,
                ('*', decimal a, decimal b) => a * b,
                ('/', decimal a, decimal b) => b == 0 ? null : a / b,
                ('^', decimal a, decimal b) => Power(a, b),
                ('+', string a, string b) => a + b,
                ('+', DateOnly a, Months b) => a.AddMonths(b.Count),
                ('-', DateOnly a, Months b) => a.AddMonths(-b.Count),
                ('+', DateOnly a, TimeSpan b) => a.AddDays((int)Math.Floor(b.TotalDays)),
                ('-', DateOnly a, TimeSpan b) => a.AddDays(-(int)Math.Ceiling(b.TotalDays)),
                ('-', DateOnly a, DateOnly b) => TimeSpan.FromDays(a.DayNumber - b.DayNumber),
                ('+', DateTimeOffset a, Months b) => a.AddMonths(b.Count),
                ('-', DateTimeOffset a, Months b) => a.AddMonths(-b.Count),
                ('+', DateTimeOffset a, TimeSpan b) => a + b,
                ('-', DateTimeOffset a, TimeSpan b) => a - b,
                ('-', DateTimeOffset a, DateTimeOffset b) => a - b,
                ('+', TimeSpan a, TimeSpan b) => a + b,
                ('-', TimeSpan a, TimeSpan b) => a - b,
                ('+', Months a, Months b) => new Months(checked(a.Count + b.Count)),
                ('-', Months a, Months b) => new Months(checked(a.Count - b.Count)),
                ('-', decimal, TimeSpan b) => -b,
                ('-', decimal, Months b) => new Months(-b.Count),
                ('*', TimeSpan a, decimal b) => a * (double)b,
                ('*', decimal a, TimeSpan b) => b * (double)a,
                ('+', TimeSpan or Months, DateOnly or DateTimeOffset) => Arithmetic('+', right, left),
                _ => null,
            };
        }
        catch (OverflowException) { return null; }
        catch (ArgumentOutOfRangeException) { return null; }
    }

    private static decimal? Power(decimal a, decimal b)
    {
        if (decimal.Truncate(b) != b || Math.Abs(b) > 1000) return null;
        var result = 1m;
        for (var i = 0; i < Math.Abs(b); i++) result *= a;
        return b >= 0 ? result : result == 0 ? null : 1 / result;
    }

    /// <summary>The parts that a date, moment or span has.</summary>
    public static object? Part(object? value, string name) => (value, name) switch
    {
        (DateOnly d, "year") => (decimal)d.Year,
        (DateOnly d, "month") => (decimal)d.Month,
        (DateOnly d, "day") => (decimal)d.Day,
        (DateOnly d, "weekday") => (decimal)Weekday(d.DayOfWeek),
        (DateTimeOffset m, "year") => (decimal)m.Year,
        (DateTimeOffset m, "month") => (decimal)m.Month,
        (DateTimeOffset m, "day") => (decimal)m.Day,
        (DateTimeOffset m, "weekday") => (decimal)Weekday(m.DayOfWeek),
        (DateTimeOffset m, "hour") => (decimal)m.Hour,
        (DateTimeOffset m, "minute") => (decimal)m.Minute,
        (DateTimeOffset m, "second") => (decimal)m.Second,
        (TimeSpan s, "days") => (decimal)s.Days,
        (TimeSpan s, "hours") => (decimal)s.Hours,
        (TimeSpan s, "minutes") => (decimal)s.Minutes,
        (TimeSpan s, "seconds") => (decimal)s.Seconds,
        (Months m, "years") => (decimal)(m.Count / 12),
        (Months m, "months") => (decimal)(m.Count % 12),
        _ => null,
    };

    private static int Weekday(DayOfWeek day) => day == DayOfWeek.Sunday ? 7 : (int)day;
}
