using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hearings.Import;

/// <summary>
/// Where a value comes from: a column (written as its name, or as an object where the column may be absent) or the same
/// constant in every row.
/// </summary>
[JsonConverter(typeof(FieldConverter))]
public sealed record Field(string? Column = null, string? Constant = null, bool Optional = false);

/// <summary>How a file of bodies is laid out; each member names the column of the native layout that it stands for.</summary>
public sealed record BodyLayout(
    Field Code, Field Kind, Field? NameKk = null, Field? NameRu = null, Field? NameEn = null, Field? GovKzSlug = null,
    Field? ValidFrom = null, Field? ValidTo = null, Field? Successor = null, Field? NamesVerified = null, Field? Note = null);

/// <summary>A column that holds one measurement of its row; its indicator is the row's, a full stop and the column's name.</summary>
public sealed record MeasuredColumn(string Column, string Dimension);

/// <summary>
/// How a file of measurements is laid out: one measurement a row (<c>dimension</c> and <c>value</c>) or several
/// (<c>measurements</c>). <c>year</c> keeps the rows of the round's year only. <c>values</c> says what words mean, null being
/// unknown; without it a value is a number from 0 to 100 and an empty one is unknown.
/// </summary>
public sealed record ScoreLayout(
    Field Body, Field Indicator, Field? Year = null, Field? Dimension = null, Field? Value = null,
    IReadOnlyList<MeasuredColumn>? Measurements = null, Field? Language = null,
    IReadOnlyDictionary<string, decimal?>? Values = null, Field? Evidence = null, Field? ObservedOn = null);

/// <summary>An import profile: how the two files of a foreign source are read. Described in demo/README.md.</summary>
public sealed record Profile(BodyLayout? Bodies = null, ScoreLayout? Scores = null, string? Title = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>The native layout of both files.</summary>
    public static Profile Native { get; } = new(
        new BodyLayout(
            new("code"), new("kind"), new("name_kk"), new("name_ru"), new("name_en"), Maybe("gov_kz_slug"), Maybe("valid_from"),
            Maybe("valid_to"), Maybe("successor"), Maybe("names_verified"), Maybe("note")),
        new ScoreLayout(
            new("body"), new("indicator"), Dimension: new("dimension"), Value: new("value"), Language: new("language"),
            Evidence: Maybe("evidence"), ObservedOn: Maybe("observed_on")));

    /// <summary>Reads a profile and adds what is wrong with it; a key that is not described is wrong. Null where anything is.</summary>
    public static Profile? Read(ImportFile file, List<Problem> problems)
    {
        var before = problems.Count;
        try
        {
            var json = file.Content.AsSpan();
            if (json.StartsWith("\uFEFF"u8)) json = json[3..];
            var profile = JsonSerializer.Deserialize<Profile>(json, Json)
                ?? throw new JsonException(null, "$", 0, 0);
            profile.Check(file.Name, problems);
            return problems.Count == before ? profile : null;
        }
        catch (JsonException fault)
        {
            problems.Add(new(file.Name, (int)(fault.LineNumber ?? 0) + 1, (int)(fault.BytePositionInLine ?? 0) + 1,
                "Import.Profile", fault.Path is null or "$" ? "$" : fault.Path[2..]));
            return null;
        }
    }

    private void Check(string file, List<Problem> problems)
    {
        void Wrong(string path) => problems.Add(new(file, 1, 1, "Import.Profile", path));
        if (Scores is not { } scores) return;
        if (scores.Measurements is null == (scores.Value is null || scores.Dimension is null)) Wrong("scores.measurements | scores.dimension, scores.value");
        for (var i = 0; i < (scores.Measurements?.Count ?? 0); i++)
            if (Words.Dimension(scores.Measurements![i].Dimension) is null) Wrong($"scores.measurements[{i}].dimension");
        foreach (var (word, value) in scores.Values ?? new Dictionary<string, decimal?>())
            if (value is < 0 or > 100) Wrong($"scores.values.{word}");
    }

    private static Field Maybe(string column) => new(column, Optional: true);
}

internal sealed class FieldConverter : JsonConverter<Field>
{
    public override Field Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return new(reader.GetString());
        Shape? field = null;
        try
        {
            if (reader.TokenType == JsonTokenType.StartObject) field = JsonSerializer.Deserialize<Shape>(ref reader, options);
        }
        catch (JsonException)
        {
            // Its path begins at this field; one without a path is given the whole one by the serializer.
        }
        return field is null || field.Column is null == field.Constant is null
            ? throw new JsonException()
            : new(field.Column, field.Constant, field.Optional);
    }

    public override void Write(Utf8JsonWriter writer, Field value, JsonSerializerOptions options) => throw new NotSupportedException();

    private sealed record Shape(string? Column = null, string? Constant = null, bool Optional = false);
}
