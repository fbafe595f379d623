using System.Globalization;
using System.Text.RegularExpressions;

namespace Hearings.Search;

/// <summary>A piece of a text: as it stands, or a word that was searched for.</summary>
public sealed record SnippetPart(string Text, bool IsHit);

/// <summary>The words of a query or a text.</summary>
internal static partial class Words
{
    /// <summary>The words in small letters, as they follow each other.</summary>
    public static IEnumerable<string> Of(string text) => Word().Matches(text).Select(m => m.Value.ToLower(CultureInfo.InvariantCulture));

    /// <summary>The part of a word that its other forms share, as far as one can tell without a dictionary: endings follow it.</summary>
    public static string Beginning(string word) => word[..Math.Min(word.Length, Math.Max(5, (int)Math.Ceiling(word.Length * 0.6)))];

    /// <summary>Whether a word is long enough, and no figure, to be compared without its ending.</summary>
    public static bool HasEndings(string word) => word.Length >= 4 && !word.Any(char.IsDigit);

    /// <summary>Whether both look like forms of one word.</summary>
    public static bool Alike(string one, string other)
    {
        if (one == other) return true;
        if (!HasEndings(one) || !HasEndings(other)) return false;
        var shared = 0;
        while (shared < one.Length && shared < other.Length && one[shared] == other[shared]) shared++;
        return shared >= Math.Max(4, (int)Math.Ceiling(Math.Min(one.Length, other.Length) * 0.75));
    }

    [GeneratedRegex(@"[\p{L}\p{Nd}]+(?:-[\p{L}\p{Nd}]+)*")]
    internal static partial Regex Word();
}

/// <summary>The place in a text where most of the searched words stand.</summary>
public static class Snippet
{
    private const int Length = 240;
    private const int Searched = 50_000;

    /// <summary>About two lines around that place, its hits apart, so that a page can mark them; the beginning where there is none.</summary>
    public static IReadOnlyList<SnippetPart> Of(string text, IReadOnlyList<string> words)
    {
        text = string.Join(' ', text[..Math.Min(text.Length, Searched)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var hits = Words.Word().Matches(text)
            .Select(m => (m.Index, m.Length, Word: words.FirstOrDefault(w => Words.Alike(w, m.Value.ToLower(CultureInfo.InvariantCulture))))).Where(m => m.Word is not null).ToList();
        var first = hits.Count == 0 ? 0 : hits.MaxBy(h => hits.Where(o => o.Index >= h.Index && o.Index < h.Index + Length).Select(o => o.Word).Distinct().Count()).Index;
        var begin = Math.Max(0, first - (Length / 4));
        while (begin > 0 && text[begin - 1] != ' ') begin--;
        var end = Math.Min(text.Length, begin + Length);
        while (end < text.Length && text[end] != ' ') end++;
        return [.. Parts(text, begin, end, hits.Select(h => (h.Index, h.Length)).ToList())];
    }

    private static IEnumerable<SnippetPart> Parts(string text, int begin, int end, List<(int Index, int Length)> hits)
    {
        if (begin > 0) yield return new("… ", false);
        var at = begin;
        foreach (var (index, length) in hits.Where(h => h.Index >= begin && h.Index + h.Length <= end))
        {
            if (index > at) yield return new(text[at..index], false);
            yield return new(text[index..(index + length)], true);
            at = index + length;
        }
        if (at < end) yield return new(text[at..end], false);
        if (end < text.Length) yield return new(" …", false);
    }
}
