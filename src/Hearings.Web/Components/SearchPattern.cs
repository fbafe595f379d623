namespace Hearings.Web.Components;

/// <summary>Words that somebody searches for, as a pattern of the database.</summary>
public static class SearchPattern
{
    /// <summary>A pattern that finds the words anywhere; what has a meaning in patterns stands for itself.</summary>
    public static string Of(string words) =>
        $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
