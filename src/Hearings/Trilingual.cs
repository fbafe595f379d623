namespace Hearings;

/// <summary>
/// A text that the public sees, in up to three languages. One is enough to store; a missing kk or ru is counted and
/// shown, and blocks publication outside a demonstration.
/// </summary>
public sealed record Trilingual
{
    /// <summary>In the state language, or null where it is missing.</summary>
    public string? Kk { get; init; }

    /// <summary>In Russian, or null where it is missing.</summary>
    public string? Ru { get; init; }

    /// <summary>In English, or null where it is missing.</summary>
    public string? En { get; init; }

    /// <summary>A text in three languages; white space around it is cut, an empty one is missing.</summary>
    public static Trilingual Of(string? kk, string? ru, string? en) => new() { Kk = Clean(kk), Ru = Clean(ru), En = Clean(en) };

    /// <summary>A text that somebody typed once, in the language of the page.</summary>
    public static Trilingual Typed(string text) => Languages.Current switch
    {
        Language.Kk => Of(text, null, null),
        Language.Ru => Of(null, text, null),
        _ => Of(null, null, text),
    };

    /// <summary>The text in a language; where it is missing, in Kazakh, Russian or English, whichever comes first.</summary>
    public string In(Language language) => Exact(language) ?? Kk ?? Ru ?? En ?? "";

    /// <summary>The text in just this language, or null.</summary>
    public string? Exact(Language language) => language switch
    {
        Language.Kk => Kk,
        Language.Ru => Ru,
        _ => En,
    };

    /// <summary>The state languages (kk, ru) in which the text is missing.</summary>
    public IEnumerable<Language> MissingStateLanguages()
    {
        if (Kk is null) yield return Language.Kk;
        if (Ru is null) yield return Language.Ru;
    }

    /// <inheritdoc/>
    public override string ToString() => In(Languages.Current);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
