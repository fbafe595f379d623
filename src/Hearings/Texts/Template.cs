using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hearings.Texts;

/// <summary>
/// A text whose placeholders are filled by name, in the reader's language. <c>{name}</c> is plain; <c>{name:moment}</c>,
/// <c>{name:date}</c> and <c>{name:percent}</c> are put in the language's form, and any other word after the colon is an
/// enum whose value's name is shown.
/// </summary>
public static partial class Template
{
    /// <summary>The text of a key, filled.</summary>
    public static string Of(string key, JsonObject facts) =>
        Text.OneDot(Placeholder().Replace(Text.Get(key), match => Show(facts[match.Groups["name"].Value], match.Groups["form"].Value)));

    private static string Show(JsonNode? value, string form) => (value, form) switch
    {
        (null, _) => "",
        (_, "moment") => Text.Moment(DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture)),
        (_, "date") => Text.Date(DateOnly.Parse((string)value!, CultureInfo.InvariantCulture)),
        (_, "percent") => Text.Percent(value.GetValue<decimal>()),
        (JsonObject text, _) => text.Deserialize<Trilingual>(JsonSerializerOptions.Web)!.ToString(),
        (_, "") => value.ToString(),
        _ => Text.Get($"Names.{form}.{value}"),
    };

    [GeneratedRegex(@"\{(?<name>\w+)(?::(?<form>\w+))?\}")]
    private static partial Regex Placeholder();
}
