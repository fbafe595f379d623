namespace Hearings.Web.Components;

/// <summary>A link: where it leads, what it says, and how many things wait there.</summary>
public sealed record Way(string Href, string Text, int? Count = null);
