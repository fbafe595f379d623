using System.Globalization;
using Hearings.Texts;
using Microsoft.AspNetCore.Components;

namespace Hearings.Web.Components;

/// <summary>
/// A page of a list that is bounded by its nature, such as the bodies of a state: the query string <c>after</c>, or another
/// name where a page holds two lists, says how many rows come before it.
/// </summary>
public readonly record struct PageOf(int Offset, string Name = "after")
{
    /// <summary>How many rows a page shows.</summary>
    public const int Size = 50;

    /// <summary>Reads the query string; what is not understood is the first page.</summary>
    public static PageOf Of(string? after, string name = "after") =>
        new(int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset < 1_000_000 ? offset : 0, name);

    /// <summary>The address of the page before, or null on the first.</summary>
    public string? Previous(NavigationManager navigation) =>
        Offset == 0 ? null : navigation.GetUriWithQueryParameter(Name, Offset > Size ? Offset - Size : null);

    /// <summary>The address of the next page, or null on the last.</summary>
    public string? Next(NavigationManager navigation, int total) =>
        Offset + Size < total ? navigation.GetUriWithQueryParameter(Name, Offset + Size) : null;

    /// <summary>What is in sight, such as "1–50 of 1,203"; null where all is.</summary>
    public string? Shown(int total) =>
        total <= Size ? null : Text.Get("Components.Shown", Math.Min(Offset + 1, total), Math.Min(Offset + Size, total), total);
}
