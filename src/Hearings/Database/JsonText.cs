using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hearings.Database;

/// <summary>Stores a JSON object as jsonb.</summary>
public sealed class JsonText() : ValueConverter<JsonObject, string>(o => o.ToJsonString(null), s => JsonNode.Parse(s, null, default)!.AsObject());

/// <summary>
/// Compares JSON objects by content. A stored object is replaced, never changed in place, so that the context need not keep
/// a copy of each to compare with.
/// </summary>
public sealed class JsonTextComparer() : ValueComparer<JsonObject>(
    (a, b) => ReferenceEquals(a, b) || JsonNode.DeepEquals(a, b),
    o => o.ToJsonString(null).GetHashCode(StringComparison.Ordinal),
    o => o);
