namespace Hearings.Bpmn;

/// <summary>
/// How often each element was activated; an element that cannot be activated twice is not counted. Immutable, in the
/// order of first activation.
/// </summary>
internal sealed class Counters(string[] keys, int[] counts)
{
    public static readonly Counters None = new([], []);

    public ReadOnlySpan<string> Keys => keys;
    public ReadOnlySpan<int> Counts => counts;

    public int this[string key]
    {
        get
        {
            var at = IndexOf(key);
            return at < 0 ? 0 : counts[at];
        }
    }

    public Counters With(string key, int count)
    {
        var at = IndexOf(key);
        if (at < 0) return new Counters([.. keys, key], [.. counts, count]);
        var next = (int[])counts.Clone();
        next[at] = count;
        return new Counters(keys, next);
    }

    private int IndexOf(string key)
    {
        for (var i = 0; i < keys.Length; i++)
            if (string.Equals(keys[i], key, StringComparison.Ordinal)) return i;
        return -1;
    }
}
