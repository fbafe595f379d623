using System.Text.Json.Nodes;

namespace Hearings.Settings;

/// <summary>
/// One value of the Commission's rules from a date on: what no text of law that we could read fixes is data, with its
/// source. Rows are added, never changed, so that an old decision can be explained by the rule of its day.
/// </summary>
public sealed class Setting
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Which property of <see cref="CommissionSettings"/> it sets, such as <c>Quorum</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The value under <c>value</c>, written as the property is in JSON.</summary>
    public required JsonObject Value { get; init; }

    /// <summary>The first day, in Almaty, on which it holds.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The act, clause or decision that it follows; "default, not verified" where there is none.</summary>
    public required string Source { get; init; }

    /// <summary>Who compared it with the source; null where nobody has.</summary>
    public string? VerifiedBy { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
