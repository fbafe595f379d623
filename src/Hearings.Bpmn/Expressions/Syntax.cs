namespace Hearings.Bpmn;

/// <summary>A node of an expression's tree. As in FEEL, what makes no sense is null rather than an exception.</summary>
internal abstract record Syntax
{
    public abstract object? Evaluate(Names names);
}

internal sealed record Literal(object? Value) : Syntax
{
    public override object? Evaluate(Names names) => Value;
}

internal sealed record Variable(string Name) : Syntax
{
    public override object? Evaluate(Names names) => names[Name];
}

internal sealed record Member(Syntax Of, string Name) : Syntax
{
    public override object? Evaluate(Names names) => Take(Of.Evaluate(names));

    private object? Take(object? value) => value switch
    {
        Context context => context[Name],
        object?[] list => Array.ConvertAll(list, Take),
        _ => Operators.Part(value, Name),
    };
}

internal sealed record Filter(Syntax Of, Syntax By) : Syntax
{
    public override object? Evaluate(Names names)
    {
        var value = Of.Evaluate(names);
        if (value is null) return null;
        var list = value as object?[] ?? [value];
        // A number selects by position from 1, or from the end when negative; anything else is a condition on each item.
        if (By is Literal { Value: decimal } or Negation { Operand: Literal { Value: decimal } } || By.Evaluate(names) is decimal)
            return By.Evaluate(names) is decimal index && decimal.Truncate(index) == index && Math.Abs(index) <= list.Length && index != 0
                ? list[(int)(index > 0 ? index - 1 : list.Length + index)] : null;
        return Array.FindAll(list, item => By.Evaluate(new Local(names, "item", item, spread: true)) is true);
    }
}

internal sealed record Logic(bool IsAnd, Syntax Left, Syntax Right) : Syntax
{
    public override object? Evaluate(Names names)
    {
        // Three-valued: what decides alone decides even beside null.
        var decisive = !IsAnd;
        var left = Left.Evaluate(names);
        if (left is bool l && l == decisive) return left;
        var right = Right.Evaluate(names);
        if (right is bool r && r == decisive) return right;
        return left is bool && right is bool ? Values.Of(IsAnd) : null;
    }
}

internal sealed record Comparison(string Symbol, Syntax Left, Syntax Right) : Syntax
{
    public override object? Evaluate(Names names) => Operators.Compare(Symbol, Left.Evaluate(names), Right.Evaluate(names));
}

internal sealed record Arithmetic(char Symbol, Syntax Left, Syntax Right) : Syntax
{
    public override object? Evaluate(Names names) => Operators.Arithmetic(Symbol, Left.Evaluate(names), Right.Evaluate(names));
}

internal sealed record Negation(Syntax Operand) : Syntax
{
    public override object? Evaluate(Names names) => Operators.Arithmetic('-', 0m, Operand.Evaluate(names));
}

internal sealed record If(Syntax Condition, Syntax Yes, Syntax No) : Syntax
{
    public override object? Evaluate(Names names) => Condition.Evaluate(names) is true ? Yes.Evaluate(names) : No.Evaluate(names);
}

internal sealed record Quantifier(bool Every, string Name, Syntax List, Syntax Body) : Syntax
{
    public override object? Evaluate(Names names)
    {
        var value = List.Evaluate(names);
        if (value is null) return null;
        var unknown = false;
        foreach (var item in value as object?[] ?? [value])
        {
            var holds = Body.Evaluate(new Local(names, Name, item, spread: false));
            if (holds is bool known && known != Every) return Values.Of(!Every);
            unknown |= holds is not bool;
        }
        return unknown ? null : Values.Of(Every);
    }
}

/// <summary>Whether a value is in a range or among the items of a list, or equals a single value.</summary>
internal sealed record Within(Syntax Value, Syntax In) : Syntax
{
    public override object? Evaluate(Names names)
    {
        var value = Value.Evaluate(names);
        return In.Evaluate(names) switch
        {
            Range range => Values.Of(range.Contains(value)),
            object?[] list => Values.Of(Array.Exists(list, item => item is Range range ? range.Contains(value) == true : Operators.Equal(value, item) == true)),
            var single => Operators.Compare("=", value, single),
        };
    }
}

internal sealed record ListLiteral(Syntax[] Items) : Syntax
{
    public override object? Evaluate(Names names) => Array.ConvertAll(Items, item => item.Evaluate(names));
}

internal sealed record RangeLiteral(Syntax Low, bool LowOpen, Syntax High, bool HighOpen) : Syntax
{
    public override object? Evaluate(Names names) => new Range(Low.Evaluate(names), LowOpen, High.Evaluate(names), HighOpen);
}

internal sealed record ContextLiteral((string Key, Syntax Value)[] Entries) : Syntax
{
    public override object? Evaluate(Names names) => Context.Of(
        Array.ConvertAll(Entries, e => e.Key), Array.ConvertAll(Entries, e => Values.Stored(e.Value.Evaluate(names))));
}

internal sealed record Call(Function Function, Syntax[] Arguments) : Syntax
{
    public override object? Evaluate(Names names) => Function.Apply(Array.ConvertAll(Arguments, a => a.Evaluate(names)));
}

/// <summary>The names of a condition on one item: the item's own first, then those around it.</summary>
internal sealed class Local(Names outer, string name, object? item, bool spread) : Names
{
    public override bool TryGet(string wanted, out object? value)
    {
        if (wanted == name) { value = item; return true; }
        return spread && item is Context context && context.TryGet(wanted, out value) || outer.TryGet(wanted, out value);
    }
}

internal sealed record Range(object? Low, bool LowOpen, object? High, bool HighOpen)
{
    public bool? Contains(object? value) =>
        Operators.Compare(LowOpen ? ">" : ">=", value, Low) is bool above && Operators.Compare(HighOpen ? "<" : "<=", value, High) is bool below
            ? above && below : null;
}
