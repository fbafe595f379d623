using System.Globalization;
using System.Text.RegularExpressions;
using Hearings.Bodies;
using Hearings.Monitoring;

namespace Hearings.Import;

/// <summary>The words of the files, in any case. Each reading gives null where the text is none of them.</summary>
public static partial class Words
{
    /// <summary>The words for kinds of bodies.</summary>
    public static string Kinds { get; } = "ministry, agency, akimat_region, akimat_city, place";

    /// <summary>The words for dimensions.</summary>
    public static string Dimensions { get; } = "completeness, currency";

    /// <summary>The words for languages; an empty text means none, too.</summary>
    public static string LanguageWords { get; } = "kk, ru, en, none";

    /// <summary>A kind of body.</summary>
    public static BodyKind? Kind(string word) => Named<BodyKind>(word.Replace("_", "", StringComparison.Ordinal));

    /// <summary>A dimension.</summary>
    public static Dimension? Dimension(string word) => Named<Dimension>(word);

    /// <summary>The word of a kind, as files write it.</summary>
    public static string Of(BodyKind kind) => kind switch
    {
        BodyKind.AkimatRegion => "akimat_region",
        BodyKind.AkimatCity => "akimat_city",
        BodyKind.Ministry => "ministry",
        BodyKind.Agency => "agency",
        _ => "place",
    };

    /// <summary>A language, or none where the source does not tell languages apart.</summary>
    /// <returns>Whether the text is one of the words.</returns>
    public static bool TryLanguage(string word, out Language? language)
    {
        language = Named<Language>(word);
        return language is not null || word is "" || word.Equals("none", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a text can be a code: up to 40 letters, figures, full stops, hyphens and underscores, so that it fits into an address.</summary>
    public static bool IsCode(string text) => CodeForm().IsMatch(text);

    [GeneratedRegex(@"\A[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{0,39}\z")]
    private static partial Regex CodeForm();

    /// <summary>A number from 0 to 100 with at most six decimals; the decimal sign is a full stop or a comma.</summary>
    public static decimal? Percent(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value is >= 0 and <= 100 && decimal.Round(value, 6) == value ? value : null;

    /// <summary>A day, alone or with a time of day, as 2021-12-23, 2021-12-23T09:00:00 or 23.12.2021; the date as written, whatever the zone.</summary>
    public static DateOnly? Day(string text)
    {
        var day = text.Length > 10 && text[10] is 'T' or ' ' ? text[..10] : text;
        return DateOnly.TryParseExact(day, ["yyyy-MM-dd", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    private static T? Named<T>(string word) where T : struct, Enum =>
        word.Length > 0 && char.IsLetter(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : null;
}
