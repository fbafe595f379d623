namespace Hearings;

/// <summary>Reads a choice that came as text.</summary>
public static class Named
{
    /// <summary>The choice of this name, in whatever case; null where there is none such. A number names only what it stands for.</summary>
    public static T? Parse<T>(string? name) where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
