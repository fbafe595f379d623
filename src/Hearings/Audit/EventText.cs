using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hearings.Texts;

namespace Hearings.Audit;

/// <summary>
/// An event in the reader's language: the text <c>Events.{Kind}</c>, its placeholders filled from the event's data.
/// <c>{name}</c> is plain; <c>{name:moment}</c>, <c>{name:date}</c> and <c>{name:percent}</c> are put in the language's
/// form, and any other word after the colon is an enum whose value's name is shown.
/// </summary>
public static partial class EventText
{
    /// <summary>The text of an event.</summary>
    public static string Of(AuditEvent happened) => Of(happened.Kind, happened.Data);

    /// <summary>The text of a kind of event with its data.</summary>
    public static string Of(string kind, JsonObject data) =>
        Placeholder().Replace(Text.Get($"Events.{kind}"), match => Show(data[match.Groups["name"].Value], match.Groups["form"].Value));

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
