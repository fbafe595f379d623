namespace Hearings.Web.Pages.Operations;

/// <summary>How far the lists of operations go at once: they may hold millions of rows.</summary>
public static class Bounds
{
    /// <summary>How many rows a page shows.</summary>
    public const int Size = 50;

    /// <summary>How many rows of each list the overview shows.</summary>
    public const int Few = 10;

    /// <summary>How many rows are counted: beyond, the page says "more than".</summary>
    public const int Counted = 1_000;

    /// <summary>Among how many rows, the newest, words are looked for: no index holds what is in the midst of an error.</summary>
    public const int Searched = 10_000;
}
