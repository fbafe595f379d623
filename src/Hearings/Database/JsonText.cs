using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hearings.Database;

/// <summary>Stores a JSON object as jsonb.</summary>
public sealed class JsonText() : ValueConverter<JsonObject, string>(o => o.ToJsonString(null), s => JsonNode.Parse(s, null, default)!.AsObject());

/// <summary>Compares JSON objects by content.</summary>
public sealed class JsonTextComparer() : ValueComparer<JsonObject>(
    (a, b) => JsonNode.DeepEquals(a, b),
    o => o.ToJsonString(null).GetHashCode(StringComparison.Ordinal),
    o => o.DeepClone().AsObject());
