using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hearings.Bpmn;

/// <summary>Between JSON and the values of a <see cref="Context"/>. Numbers are decimal (28 digits).</summary>
internal static class Json
{
    // Letters outside ASCII stay letters: the state of a Kazakh case would else be six times as long.
    public static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int LongList = 16;

    // Every instance of a large multi-instance is given the whole collection: nodes over one shared text, built when
    // looked at, keep that from growing with the square.
    private static readonly ConditionalWeakTable<object?[], StrongBox<JsonElement>> Elements = [];

    private static StrongBox<JsonElement> Boxed(object?[] list)
    {
        var buffer = new ArrayBufferWriter<byte>(list.Length * 8);
        using (var writer = new Utf8JsonWriter(buffer, Compact)) Write(writer, list);
        return new StrongBox<JsonElement>(JsonElement.Parse(buffer.WrittenSpan));
    }

    public static Context ContextOf(JsonObject? json)
    {
        if (json is null || CountOf(json) == 0) return Context.Empty;
        var keys = new string[json.Count];
        var values = new object?[json.Count];
        var i = 0;
        foreach (var (key, value) in json) (keys[i], values[i++]) = (key, ValueOf(value));
        return Context.Of(keys, values);
    }

    // JSON text with a name that stands twice is found out only when the object is first looked into.
    private static int CountOf(JsonObject json)
    {
        try
        {
            return json.Count;
        }
        catch (ArgumentException e)
        {
            throw new ProcessException($"The variables are no proper JSON object: {e.Message}");
        }
    }

    public static object? ValueOf(JsonNode? node) => node switch
    {
        null => null,
        JsonObject json => ContextOf(json),
        JsonArray array => array.Select(ValueOf).ToArray(),
        JsonValue value => Scalar(value),
        _ => null,
    };

    private static object? Scalar(JsonValue value)
    {
        if (value.TryGetValue(out string? text)) return text;
        if (value.TryGetValue(out bool flag)) return flag ? Values.True : Values.False;
        if (value.TryGetValue(out decimal number)) return number;
        if (value.TryGetValue(out int small)) return (decimal)small;
        if (value.TryGetValue(out long large)) return (decimal)large;
        using var document = JsonDocument.Parse(value.ToJsonString());
        return ValueOf(document.RootElement);
    }

    public static object? ValueOf(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.True: return Values.True;
            case JsonValueKind.False: return Values.False;
            case JsonValueKind.String: return json.GetString();
            case JsonValueKind.Number: return NumberOf(json);
            case JsonValueKind.Array: return json.EnumerateArray().Select(ValueOf).ToArray();
            case JsonValueKind.Object: return ContextOf(json);
            default: return null;
        }
    }

    public static Context ContextOf(JsonElement json)
    {
        var count = json.GetPropertyCount();
        var keys = new string[count];
        var values = new object?[count];
        var i = 0;
        foreach (var property in json.EnumerateObject())
        {
            var at = Array.IndexOf(keys, property.Name, 0, i);
            if (at < 0) keys[at = i++] = property.Name;
            values[at] = ValueOf(property.Value);
        }
        return i == count ? Context.Of(keys, values) : Context.Of(keys[..i], values[..i]);
    }

    private static decimal NumberOf(JsonElement json) => json.TryGetDecimal(out var number)
        ? number
        : throw new ProcessException($"The number {json.GetRawText()} is too large: variables hold at most 28 digits.");

    public static JsonObject ObjectOf(Context context)
    {
        var json = new JsonObject();
        for (var i = 0; i < context.Count; i++) json.Add(context.Keys[i], NodeOf(context.Values[i]));
        return json;
    }

    public static JsonNode? NodeOf(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        decimal number => NumberNode(number),
        Context context => ObjectOf(context),
        object?[] { Length: > LongList } list => JsonArray.Create(Elements.GetValue(list, Boxed).Value),
        object?[] list => new JsonArray([.. list.Select(NodeOf)]),
        _ => JsonValue.Create(Values.Text(value)),
    };

    // A node over a CLR decimal gives nothing but a decimal; one over JSON text can be read as any kind of number.
    private static JsonValue? NumberNode(decimal number)
    {
        Span<byte> text = stackalloc byte[40];
        number.TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
        return JsonValue.Create(JsonElement.Parse(text[..length]));
    }

    public static void Write(Utf8JsonWriter writer, Context context)
    {
        writer.WriteStartObject();
        for (var i = 0; i < context.Count; i++)
        {
            writer.WritePropertyName(context.Keys[i]);
            Write(writer, context.Values[i]);
        }
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case Context context: Write(writer, context); break;
            case object?[] list:
                writer.WriteStartArray();
                foreach (var item in list) Write(writer, item);
                writer.WriteEndArray();
                break;
            default: writer.WriteStringValue(Values.Text(value)); break;
        }
    }
}
