using Hearings.Texts;

namespace Hearings.Web.Components;

/// <summary>One of the answers that a field offers: what is posted, what is read, and a line of help.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null)
{
    /// <summary>The values of an enum under their names in the reader's language.</summary>
    public static IReadOnlyList<Choice> Of<TEnum>() where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(v => new Choice(v.ToString(), Texts.Text.Of(v)))];
}
