using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

[assembly: NeutralResourcesLanguage("en")]

namespace Hearings.Texts;

/// <summary>
/// Every text that a person sees, in the language of the running request or command. A key's first segment is the
/// resource file (<c>Cases.Title</c> is <c>Title</c> in <c>Texts/Cases.resx</c>).
/// </summary>
public static class Text
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Sets = new();

    /// <summary>The text of a key, its placeholders filled. Throws <see cref="MissingManifestResourceException"/> where there is none.</summary>
    public static string Get(string key, params object?[] arguments)
    {
        var text = Find(key) ?? throw new MissingManifestResourceException($"There is no text '{key}' in {CultureInfo.CurrentUICulture.Name}.");
        return arguments.Length == 0
            ? text
            : OneDot(string.Format(CultureInfo.CurrentCulture, text, Array.ConvertAll(arguments, Show)));
    }

    /// <summary>The text of a key, or null where there is none.</summary>
    public static string? Find(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1) return null;
        var set = Sets.GetOrAdd(key[..dot], name => new ResourceManager($"Hearings.Texts.{name}", typeof(Text).Assembly));
        try
        {
            return set.GetString(key[(dot + 1)..], Languages.Current.Culture());
        }
        catch (MissingManifestResourceException)
        {
            return null;
        }
    }

    /// <summary>All keys of a set, for lists that are made of texts.</summary>
    public static IEnumerable<string> Keys(string set) =>
        new ResourceManager($"Hearings.Texts.{set}", typeof(Text).Assembly).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key);

    /// <summary>The name of an enum's value: the text <c>Names.{Type}.{Value}</c>.</summary>
    public static string Of(Enum value) => Get($"Names.{value.GetType().Name}.{value}");

    /// <summary>A count as people read it, its thousands set apart as the reader's language does.</summary>
    public static string Number(long number) => number.ToString("N0", Languages.Current.Culture());

    /// <summary>
    /// A counted noun: the text <c>{key}.one|few|many|other</c> by the plural rules of the language (CLDR), with the
    /// <see cref="Number"/> as {0}. Kazakh and English have no <c>few</c> and <c>many</c>; Russian whole numbers have no <c>other</c>.
    /// </summary>
    public static string Count(string key, long number, params object?[] more) =>
        Get($"{key}.{Plural(Languages.Current, number)}", [Number(number), .. more]);

    /// <summary>The plural category of a whole number (CLDR 48, cardinal).</summary>
    public static string Plural(Language language, long number)
    {
        var n = Math.Abs(number);
        if (language != Language.Ru) return n == 1 ? "one" : "other";
        return (n % 10, n % 100) switch
        {
            (1, not 11) => "one",
            ( >= 2 and <= 4, not (>= 12 and <= 14)) => "few",
            _ => "many",
        };
    }

    /// <summary>A legal date in full, such as 23 December 2021.</summary>
    public static string Date(DateOnly date) => Languages.Current switch
    {
        Language.En => date.ToString("d MMMM yyyy", Language.En.Culture()),
        Language.Ru => date.ToString("d MMMM yyyy", Language.Ru.Culture()) + " г.",
        _ => date.ToString("yyyy 'жылғы' d MMMM", Language.Kk.Culture()),
    };

    /// <summary>A legal date in figures, such as 23.12.2021.</summary>
    public static string ShortDate(DateOnly date) => date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment in Almaty time, date and minute.</summary>
    public static string Moment(DateTimeOffset moment)
    {
        var local = Calendar.LocalTime.Of(moment);
        return $"{Date(DateOnly.FromDateTime(local.DateTime))}, {local:HH:mm}";
    }

    /// <summary>A percentage with at most two decimals, half rounded up; "no data" where there is none.</summary>
    public static string Percent(decimal? value) => value is { } known
        ? Math.Round(known, 2, MidpointRounding.AwayFromZero).ToString("0.##", Languages.Current.Culture()) + "\u00a0%"
        : Get("Names.NoData");

    /// <summary>A sentence that ends with a Russian date has one dot, which ends the abbreviation and the sentence alike.</summary>
    internal static string OneDot(string sentence) => sentence.Replace(" г..", " г.", StringComparison.Ordinal);

    private static object? Show(object? argument) => argument switch
    {
        Enum value => Of(value),
        Trilingual text => text.In(Languages.Current),
        DateOnly date => Date(date),
        DateTimeOffset moment => Moment(moment),
        IEnumerable<Enum> values => string.Join(", ", values.Select(Of)),
        _ => argument,
    };
}

/// <summary>The texts as pages inject them: <c>@T["Cases.Title"]</c>.</summary>
public sealed class T
{
    /// <summary>The text of a key in the reader's language.</summary>
    public string this[string key, params object?[] arguments] => Text.Get(key, arguments);
}
