namespace Hearings.Bpmn;

/// <summary>Whether one of several conditions always holds, as far as their form shows it.</summary>
internal static class Exhaustive
{
    /// <summary>True where one is the literal true, or two are each other's contrary (a value that is not set aside).</summary>
    public static bool Are(Syntax[] conditions) =>
        conditions.Any(c => c is Literal { Value: true })
        || conditions.Any(a => conditions.Any(b => Contrary(a, b)));

    private static bool Contrary(Syntax a, Syntax b) =>
        (b is Call call && call.Function == Functions.Find("not") && call.Arguments[0].Equals(a))
        || (a is Comparison x && b is Comparison y && x.Left.Equals(y.Left) && x.Right.Equals(y.Right) && (x.Symbol, y.Symbol) is
            ("=", "!=") or ("<", ">=") or (">", "<="))
        || (a is Comparison { Symbol: "=" } p && b is Comparison { Symbol: "=" } q && p.Left.Equals(q.Left)
            && p.Right is Literal { Value: true } && q.Right is Literal { Value: false });
}
