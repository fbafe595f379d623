using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Hearings.Bpmn;

/// <summary>The state as JSON: the README describes it. Places refer to each other by token, to the definition by element id.</summary>
internal static class StateDocument
{
    private static readonly string[] Roles = Array.ConvertAll(Enum.GetNames<Role>(), n => n.ToLowerInvariant());
    private static readonly string[] Statuses = Array.ConvertAll(Enum.GetNames<ProcessStatus>(), n => n.ToLowerInvariant());

    [ThreadStatic] private static ArrayBufferWriter<byte>? buffer;
    [ThreadStatic] private static Utf8JsonWriter? writer;

    public static string Write(ProcessState state)
    {
        buffer ??= new ArrayBufferWriter<byte>(1024);
        buffer.ResetWrittenCount();
        Write(state, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(ProcessState state, IBufferWriter<byte> output)
    {
        writer ??= new Utf8JsonWriter(Stream.Null, Json.Compact);
        writer.Reset(output);
        Write(state, writer);
        writer.Flush();
    }

    private static void Write(ProcessState state, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("process"u8, state.ProcessId);
        json.WriteString("status"u8, Statuses[(int)state.Status]);
        if (state.Called) json.WriteBoolean("called"u8, true);
        json.WritePropertyName("variables"u8);
        Json.Write(json, state.Places[0].Variables!);
        json.WriteStartArray("places"u8);
        for (var i = 1; i < state.Places.Length; i++) Write(state, state.Places[i], json);
        json.WriteEndArray();
        if (state.Counters.Keys.Length > 0)
        {
            json.WriteStartObject("counts"u8);
            for (var i = 0; i < state.Counters.Keys.Length; i++) json.WriteNumber(state.Counters.Keys[i], state.Counters.Counts[i]);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(ProcessState state, Activation place, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("token"u8, place.Token);
        json.WriteString("role"u8, Roles[(int)place.Role]);
        if (place.Parent != state.Places[0].Id) json.WriteString("in"u8, state.Places[IndexOf(state.Places, place.Parent)].Token);
        if (place.Listens) json.WriteBoolean("listens"u8, true);
        if (place.Fired > 0) json.WriteNumber("fired"u8, place.Fired);
        if (place.Left is { } left) json.WriteNumber("left"u8, left);
        if (place.Variables is { } variables)
        {
            json.WritePropertyName("variables"u8);
            Json.Write(json, variables);
        }
        if (place.Arrived.Length > 0)
        {
            json.WriteStartArray("arrived"u8);
            foreach (var flow in place.Arrived) json.WriteStringValue(flow);
            json.WriteEndArray();
        }
        if (place.Incident is not null) json.WriteString("incident"u8, place.Incident);
        if (place.Rounds is { } rounds) Write(rounds, json);
        json.WriteEndObject();
    }

    private static void Write(Rounds rounds, Utf8JsonWriter json)
    {
        json.WriteStartObject("rounds"u8);
        json.WriteNumber("total"u8, rounds.Total);
        json.WriteNumber("begun"u8, rounds.Begun);
        json.WriteNumber("done"u8, rounds.Done);
        if (rounds.Terminated > 0) json.WriteNumber("terminated"u8, rounds.Terminated);
        if (rounds.Items is not null) { json.WritePropertyName("items"u8); Json.Write(json, rounds.Items); }
        if (rounds.Results is not null) { json.WritePropertyName("results"u8); Json.Write(json, rounds.Results); }
        json.WriteEndObject();
    }

    public static int IndexOf(Activation[] places, int id)
    {
        int low = 0, high = places.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            if (places[middle].Id == id) return middle;
            if (places[middle].Id < id) low = middle + 1; else high = middle - 1;
        }
        return -1;
    }

    public static ProcessState Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 });
            var root = document.RootElement;
            var process = root.GetProperty("process").GetString()!;
            var status = (ProcessStatus)Position(Statuses, root.GetProperty("status"));
            var byToken = new Dictionary<string, int>();
            var places = new List<Activation>
            {
                new() { Id = 0, Parent = -1, Token = process, ElementId = process, N = 1, Role = Role.Process, Variables = Json.ContextOf(root.GetProperty("variables")) },
            };
            foreach (var place in root.GetProperty("places").EnumerateArray())
            {
                var read = ReadPlace(place, places.Count, byToken);
                byToken.Add(read.Token, read.Id);
                places.Add(read);
            }
            var counters = root.TryGetProperty("counts", out var counts)
                ? new Counters([.. counts.EnumerateObject().Select(c => c.Name)], [.. counts.EnumerateObject().Select(c => c.Value.GetInt32())])
                : Counters.None;
            var called = root.TryGetProperty("called", out var flag) && flag.GetBoolean();
            return new ProcessState(process, status, called, [.. places], counters, null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or ProcessException or OverflowException)
        {
            throw new FormatException($"This is not the state of a process: {e.Message}", e);
        }
    }

    private static Activation ReadPlace(JsonElement json, int id, Dictionary<string, int> byToken)
    {
        var token = json.GetProperty("token").GetString()!;
        var colon = token.LastIndexOf(':');
        if (colon < 1) throw new FormatException($"'{token}' is not a token.");
        var element = token[..colon];
        return new Activation
        {
            Id = id,
            Parent = json.TryGetProperty("in", out var parent) ? byToken[parent.GetString()!] : 0,
            Token = token,
            ElementId = element.EndsWith("[]", StringComparison.Ordinal) ? element[..^2] : element,
            N = int.Parse(token.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture),
            Role = (Role)Position(Roles, json.GetProperty("role")),
            Listens = json.TryGetProperty("listens", out var listens) && listens.GetBoolean(),
            Fired = json.TryGetProperty("fired", out var fired) ? fired.GetInt32() : 0,
            Left = json.TryGetProperty("left", out var left) ? left.GetInt32() : null,
            Variables = json.TryGetProperty("variables", out var variables) ? Json.ContextOf(variables) : null,
            Arrived = json.TryGetProperty("arrived", out var arrived) ? [.. arrived.EnumerateArray().Select(a => a.GetString()!)] : [],
            Incident = json.TryGetProperty("incident", out var incident) ? incident.GetString() : null,
            Rounds = json.TryGetProperty("rounds", out var rounds) ? ReadRounds(rounds) : null,
        };
    }

    private static Rounds ReadRounds(JsonElement json) => new(
        json.TryGetProperty("items", out var items) ? (object?[])Json.ValueOf(items)! : null,
        json.GetProperty("total").GetInt32(), json.GetProperty("begun").GetInt32(), json.GetProperty("done").GetInt32(),
        json.TryGetProperty("terminated", out var terminated) ? terminated.GetInt32() : 0,
        json.TryGetProperty("results", out var results) ? (object?[])Json.ValueOf(results)! : null);

    private static int Position(string[] names, JsonElement value) => Array.IndexOf(names, value.GetString()) is var at and >= 0
        ? at : throw new FormatException($"'{value}' is not one of {string.Join(", ", names)}.");
}
