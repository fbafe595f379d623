namespace Hearings.Web.Components;

/// <summary>
/// Breaks text into lines for SVG, which breaks none itself. Widths are those of Source Sans 3, estimated on the safe
/// side; a word wider than the line, common in Kazakh, is divided between syllables.
/// </summary>
public static class Wrap
{
    private const string Narrow = "iljtfrI.,:;'!|()[]-іїЇІ 1";
    private const string Wide = "mwMW@%шщжюмыфШЩЖЮМЫФДЦҢҚЖ—";
    private const string Vowels = "aeiouyаәеёиоөуұүыіэюяй";

    /// <summary>The largest of the given sizes at which the text fits the box, with its lines; at the last size whatever is over is cut with an ellipsis.</summary>
    public static (double Size, IReadOnlyList<string> Lines) Fit(string text, double width, double height, params ReadOnlySpan<double> sizes)
    {
        foreach (var size in sizes)
        {
            var lines = Lines(text, width, size);
            if (lines.Count * LineHeight(size) <= height) return (size, lines);
        }
        var smallest = sizes[^1];
        var all = Lines(text, width, smallest);
        var room = Math.Max(1, (int)(height / LineHeight(smallest)));
        return (smallest, all.Count <= room ? all : [.. all.Take(room - 1), all[room - 1] + "…"]);
    }

    /// <summary>The distance between two lines at a size.</summary>
    public static double LineHeight(double size) => size * 1.18;

    /// <summary>The lines of a text no wider than a width at a size, all in pixels.</summary>
    public static IReadOnlyList<string> Lines(string text, double width, double size)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Parts(w, width, size)))
        {
            // A divided word goes on without a space.
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && (line[^1] == '-' && Divided(line) || Width(longer, size) > width))
            {
                lines.Add(line.TrimEnd('\u00ad'));
                line = word;
            }
            else line = longer;
        }
        if (line.Length > 0) lines.Add(line);
        return [.. lines.Select(l => l.Replace("\u00ad", "", StringComparison.Ordinal))];
    }

    // A soft hyphen before the hyphen marks a division of ours, as against a hyphen that belongs to the word.
    private static bool Divided(string line) => line.Length > 1 && line[^2] == '\u00ad';

    private static IEnumerable<string> Parts(string word, double width, double size)
    {
        while (Width(word, size) > width && word.Length > 4)
        {
            var fitting = word.Length;
            while (fitting > 2 && Width(word[..fitting] + "-", size) > width) fitting--;
            var at = fitting;
            while (at > 2 && !BeginsSyllable(word, at)) at--;
            if (at <= 2) at = fitting;
            yield return word[..at] + "\u00ad-";
            word = word[at..];
        }
        yield return word;
    }

    private static bool BeginsSyllable(string word, int at) =>
        at < word.Length - 1 && !IsVowel(word[at]) && char.IsLetter(word[at]) && IsVowel(word[at + 1]) && word.Length - at > 2;

    private static bool IsVowel(char letter) => Vowels.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal);

    private static double Width(string text, double size)
    {
        var ems = 0.0;
        foreach (var letter in text)
            ems += letter == '\u00ad' ? 0 : Narrow.Contains(letter, StringComparison.Ordinal) ? 0.3
                : Wide.Contains(letter, StringComparison.Ordinal) ? 0.8
                : char.IsUpper(letter) ? 0.63 : 0.54;
        return ems * size;
    }
}
