namespace Hearings.Web.Components;

/// <summary>What a mark or message means; the text always says it too, never the colour alone.</summary>
public enum Tone
{
    /// <summary>Nothing to do: drafts, closed matters.</summary>
    Quiet,
    /// <summary>Under way.</summary>
    Active,
    /// <summary>Done, met, in time.</summary>
    Good,
    /// <summary>Needs a look: soon due, not sure.</summary>
    Caution,
    /// <summary>Overdue, failed, refused.</summary>
    Bad,
}
