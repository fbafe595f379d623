using System.Diagnostics.CodeAnalysis;

namespace Hearings.Bpmn;

/// <summary>Something that names can be looked up in.</summary>
internal abstract class Names
{
    public abstract bool TryGet(string name, out object? value);

    public object? this[string name] => TryGet(name, out var value) ? value : null;
}

/// <summary>
/// An immutable set of named values in the order they were first set. Values are null, bool, decimal, string,
/// <c>object?[]</c> (never changed once built) or another context; so a whole state can be shared without copying.
/// </summary>
internal sealed class Context : Names
{
    public static readonly Context Empty = new([], []);

    private readonly string[] keys;
    private readonly object?[] values;

    private Context(string[] keys, object?[] values) => (this.keys, this.values) = (keys, values);

    public int Count => keys.Length;
    public ReadOnlySpan<string> Keys => keys;
    public ReadOnlySpan<object?> Values => values;

    public override bool TryGet(string name, out object? value)
    {
        var at = IndexOf(name);
        value = at < 0 ? null : values[at];
        return at >= 0;
    }

    public bool Has(string name) => IndexOf(name) >= 0;

    public Context With(string name, object? value) => With([name], [value]);

    /// <summary>These values and, over them, those of the other.</summary>
    public Context With(Context other) => Count == 0 ? other : other.Count == 0 ? this : With(other.keys, other.values);

    private Context With(string[] names, object?[] given)
    {
        var fresh = 0;
        foreach (var name in names) if (IndexOf(name) < 0) fresh++;
        var nextKeys = fresh == 0 ? keys : new string[keys.Length + fresh];
        var nextValues = new object?[keys.Length + fresh];
        if (fresh > 0) keys.CopyTo(nextKeys, 0);
        values.CopyTo(nextValues, 0);
        var end = keys.Length;
        for (var i = 0; i < names.Length; i++)
        {
            var at = IndexOf(names[i]);
            if (at < 0) (at, nextKeys[end]) = (end++, names[i]);
            nextValues[at] = given[i];
        }
        return new Context(nextKeys, nextValues);
    }

    /// <summary>Builds from distinct names; the arrays must not be changed afterwards.</summary>
    public static Context Of(string[] keys, object?[] values) => keys.Length == 0 ? Empty : new(keys, values);

    // The variables of a case are few: comparing lengths and first letters beats hashing until some dozens.
    private int IndexOf(string name)
    {
        for (var i = 0; i < keys.Length; i++)
            if (string.Equals(keys[i], name, StringComparison.Ordinal)) return i;
        return -1;
    }

    public bool SameAs([NotNullWhen(true)] Context? other)
    {
        if (other is null || other.Count != Count) return false;
        for (var i = 0; i < keys.Length; i++)
            if (!other.TryGet(keys[i], out var value) || Operators.Equal(values[i], value) != true) return false;
        return true;
    }
}
