using System.Text.Json.Nodes;
using Hearings.Texts;

namespace Hearings.Audit;

/// <summary>
/// An event in the reader's language: the text <c>Events.{Kind}</c>, its placeholders filled from the event's data as
/// <see cref="Template"/> says.
/// </summary>
public static class EventText
{
    /// <summary>The text of an event.</summary>
    public static string Of(AuditEvent happened) => Of(happened.Kind, happened.Data);

    /// <summary>The text of a kind of event with its data.</summary>
    public static string Of(string kind, JsonObject data) => Template.Of($"Events.{kind}", data);
}
