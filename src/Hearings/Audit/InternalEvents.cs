namespace Hearings.Audit;

/// <summary>Kinds of events that only the Commission reads, beside what they speak of: officers of a body never see them.</summary>
public static class InternalEvents
{
    /// <summary>Faults of the system, whose messages may speak of the inside of the program, and dealings with internal documents.</summary>
    public static readonly string[] Kinds = ["IncidentRaised", "DocumentAttachedInternally", "InternalDocumentExamined", "InternalDocumentWithdrawn"];
}
