namespace Hearings.Simulation;

/// <summary>
/// Repeatable chance: a draw depends on the seed and on the words of its question alone, never on the clock, on the order
/// of questions or on keys that are made at random. The same question always has the same answer.
/// </summary>
public readonly record struct Chance(ulong Seed)
{
    /// <summary>A number from 0 inclusive to 1 exclusive.</summary>
    public double Of(params ReadOnlySpan<string> question)
    {
        // FNV-1a over the words, then the finishing steps of SplitMix64, so that like questions have unlike answers.
        var hash = 14695981039346656037UL ^ Seed;
        foreach (var word in question)
        {
            foreach (var letter in word) hash = (hash ^ letter) * 1099511628211UL;
            hash = (hash ^ 0x1F) * 1099511628211UL;
        }
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return ((hash ^ (hash >> 31)) >> 11) / (double)(1UL << 53);
    }

    /// <summary>Whether something of this probability happens.</summary>
    public bool Happens(double probability, params ReadOnlySpan<string> question) => Of(question) < probability;

    /// <summary>A whole number, both ends inclusive.</summary>
    public int Between(int least, int most, params ReadOnlySpan<string> question) => least + (int)(Of(question) * (most - least + 1));

    /// <summary>One of several, each as likely as the others.</summary>
    public TOne Pick<TOne>(IReadOnlyList<TOne> of, params ReadOnlySpan<string> question) => of[(int)(Of(question) * of.Count)];
}
