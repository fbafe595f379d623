namespace Hearings.Web.Components;

/// <summary>How a step of a procedure stands for one case.</summary>
public enum StepStage
{
    /// <summary>Not reached, or not on this case's way.</summary>
    Open,
    /// <summary>Done.</summary>
    Passed,
    /// <summary>Where the case waits.</summary>
    Current,
    /// <summary>Where the case cannot go on until a person decides.</summary>
    Incident,
}
