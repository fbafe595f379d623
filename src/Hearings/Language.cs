using System.Globalization;

namespace Hearings;

/// <summary>The languages of the Commission: the state language, Russian, and English for readers abroad.</summary>
public enum Language { Kk, Ru, En }

/// <summary>How the three languages are written in addresses, files and cultures.</summary>
public static class Languages
{
    /// <summary>All three, the state language first.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.Kk, Language.Ru, Language.En];

    /// <summary>The two-letter code: <c>kk</c>, <c>ru</c>, <c>en</c>.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Kk => "kk",
        Language.Ru => "ru",
        _ => "en",
    };

    /// <summary>The culture for dates, numbers and sort order.</summary>
    public static CultureInfo Culture(this Language language) => CultureInfo.GetCultureInfo(language switch
    {
        Language.Kk => "kk-KZ",
        Language.Ru => "ru-KZ",
        _ => "en-GB",
    });

    /// <summary>The language of a two-letter code or culture name, or null where it is none of the three.</summary>
    public static Language? Parse(string? code) => code?.Split('-', '_')[0].ToLowerInvariant() switch
    {
        "kk" => Language.Kk,
        "ru" => Language.Ru,
        "en" => Language.En,
        _ => null,
    };

    /// <summary>The language of the running request or command; Kazakh where the culture is none of the three.</summary>
    public static Language Current => Parse(CultureInfo.CurrentUICulture.Name) ?? Language.Kk;

    /// <summary>Runs what follows in a language, until the returned scope is disposed.</summary>
    public static IDisposable Use(Language language) => new Scope(language.Culture());

    private sealed class Scope : IDisposable
    {
        private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
        private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

        public Scope(CultureInfo culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;

        public void Dispose()
        {
            CultureInfo.CurrentCulture = _culture;
            CultureInfo.CurrentUICulture = _uiCulture;
        }
    }
}
