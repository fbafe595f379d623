namespace Hearings.Web.Pages.Bodies;

/// <summary>A body as others name it.</summary>
public sealed record BodyLink(string Code, Trilingual Name);
