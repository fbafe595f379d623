using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hearings.Bpmn;

/// <summary>One line of a list of steps: a verb, whom it is for, and what comes with it.</summary>
internal sealed record RehearsalStep(string Text, string Verb, string Name, int Ordinal, string Code, JsonObject Payload)
{
    private const string Known = "complete ELEMENT [JSON], message NAME [JSON], signal NAME, timer ELEMENT, error ELEMENT CODE, "
        + "escalate ELEMENT CODE, retry ELEMENT [JSON], skip ELEMENT [JSON], cancel";

    public static RehearsalStep Parse(string text)
    {
        var line = text.Trim();
        var space = line.IndexOf(' ');
        var (verb, rest) = space < 0 ? (line, "") : (line[..space], line[(space + 1)..].Trim());
        var brace = rest.IndexOf('{');
        var payload = brace < 0 ? [] : PayloadOf(line, rest[brace..]);
        var name = (brace < 0 ? rest : rest[..brace]).Trim();
        var code = "";
        switch (verb)
        {
            case "cancel" when name.Length == 0:
                break;
            case "error" or "escalate" when name.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var element, var thrown]:
                (name, code) = (element, thrown);
                break;
            case "complete" or "message" or "signal" or "timer" or "retry" or "skip" when name.Length > 0:
                break;
            default:
                throw new ProcessException($"'{line}' is not a step. Steps are: {Known}.");
        }
        var ordinal = 1;
        if (verb is not ("message" or "signal") && name.IndexOf('#') is var mark and > 0
            && int.TryParse(name.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out ordinal)) name = name[..mark];
        if (ordinal < 1) throw new ProcessException($"'{line}': instances count from #1.");
        return new RehearsalStep(line, verb, name, ordinal, code, payload);
    }

    private static JsonObject PayloadOf(string line, string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject ?? [];
        }
        catch (JsonException e)
        {
            throw new ProcessException($"'{line}': what follows the name is not a JSON object: {e.Message}");
        }
    }

    /// <summary>Whether the step can be meant for this place.</summary>
    public bool Fits(Activation place, ProcessDefinition definition)
    {
        if (place.Role == Role.Process) return false;
        if (Verb is "retry" or "skip") return place.Incident is not null && place.ElementId == Name;
        if (place.Incident is not null) return false;
        var element = definition.Elements[place.ElementId];
        return Verb switch
        {
            "complete" => place.Role is Role.Task or Role.Handler && place.ElementId == Name,
            "message" => place.Role == Role.Message && (element.Event!.Name == Name || place.ElementId == Name),
            "timer" => place.Role == Role.Timer && (place.ElementId == Name || (place.Listens && element.Scope!.Id == Name)),
            "error" or "escalate" => !place.Listens && place.ElementId == Name && element.IsActivity && place.Role != Role.Body,
            _ => false,
        };
    }

    public Trigger TriggerFor(Activation place, ProcessDefinition definition) => Verb switch
    {
        "complete" when place.Role == Role.Handler => new Trigger.HandlerReturned(place.Token, Payload),
        "complete" => new Trigger.TaskCompleted(place.Token, Payload),
        "message" => new Trigger.MessageArrived(place.Token, definition.Elements[place.ElementId].Event!.Name!, Payload),
        "timer" => new Trigger.TimerFired(place.Token),
        "error" => new Trigger.Thrown(place.Token, ErrorCode: Code),
        "escalate" => new Trigger.Thrown(place.Token, EscalationCode: Code),
        "retry" => new Trigger.IncidentResolved(place.Token, Output: Payload),
        _ => new Trigger.IncidentResolved(place.Token, Skip: true, Output: Payload),
    };
}
