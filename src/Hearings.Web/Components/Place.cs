using System.Globalization;

namespace Hearings.Web.Components;

/// <summary>Where a page of a list that runs by moment begins: after the row with this moment and key.</summary>
public sealed record Place(DateTimeOffset At, Guid Id)
{
    /// <summary>Reads an address; null where it is not understood.</summary>
    public static Place? Of(string? text)
    {
        var parts = text?.Split('_') ?? [];
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks < DateTimeOffset.MaxValue.Ticks && Guid.TryParse(parts[1], out var id) ? new Place(new DateTimeOffset(ticks, TimeSpan.Zero), id) : null;
    }

    /// <summary>The place as it is written in an address.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}_{Id:N}");
}
