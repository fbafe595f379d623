using System.Globalization;

namespace Hearings.Web.Layout;

/// <summary>What people and programs write into an address, which may be anything.</summary>
public static class InAddress
{
    /// <summary>A whole number; null where there is none or something else stands there.</summary>
    public static int? Number(string? written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
