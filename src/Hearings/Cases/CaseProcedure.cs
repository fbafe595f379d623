namespace Hearings.Cases;

/// <summary>What code must know of <c>workflows/hearing-case.bpmn</c>.</summary>
public static class CaseProcedure
{
    /// <summary>The procedure that cases follow.</summary>
    public const string Key = "hearing-case";

    /// <summary>The place that waits for the minutes, and so the mark of the versions that go beyond the hearing.</summary>
    public const string Minutes = "minutes";

    /// <summary>The message that ends the waiting; its correlation is the case's reference.</summary>
    public const string MinutesApproved = "minutes-approved";
}
