namespace Hearings.Web.Layout;

/// <summary>What every page says of the installation; read once when the program starts.</summary>
/// <param name="IsDemonstration">Whether the scores are fictional, which every page then says.</param>
public sealed record Site(bool IsDemonstration);
