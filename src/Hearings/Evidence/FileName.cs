using System.Globalization;
using System.Text;

namespace Hearings.Evidence;

/// <summary>Names of files as people gave them, made harmless: no folders, no signs that a system reads as something else.</summary>
public static class FileName
{
    /// <summary>The longest name, its ending included.</summary>
    public const int Longest = 150;

    /// <summary>
    /// The last part of a path, without control and invisible characters (which can turn the order of letters around);
    /// what file systems reserve becomes an underscore. Too long a name loses its middle, never its ending.
    /// </summary>
    public static string Clean(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1].Normalize(NormalizationForm.FormC);
        var name = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) continue;
            name.Append(rune.Value < 128 && "<>:\"|?*".Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
        }
        var clean = name.ToString().Trim(' ', '.', '\u00a0');
        if (clean.Length > Longest)
        {
            var ending = Path.GetExtension(clean) is { Length: <= 10 } found ? found : "";
            var cut = Longest - ending.Length;
            if (char.IsHighSurrogate(clean[cut - 1])) cut--;
            clean = clean[..cut].TrimEnd() + ending;
        }
        return clean.Length == 0 ? "file" : clean;
    }
}
