namespace Hearings.Audit;

/// <summary>Kinds of events that only the Commission reads, beside what they speak of: officers of a body never see them.</summary>
public static class InternalEvents
{
    /// <summary>
    /// Faults of the system, whose messages may speak of the inside of the program; dealings with internal documents,
    /// notes and complaints; who holds which task; what is drafted and not decided yet.
    /// </summary>
    public static readonly string[] Kinds =
    [
        "IncidentRaised", "EffectFailed", "EffectUncertain",
        "DocumentAttachedInternally", "InternalDocumentExamined", "InternalDocumentWithdrawn",
        "NoteAdded", "ComplaintAdmitted", "ReferralRecorded",
        "TaskClaimed", "TaskReleased", "TaskReassigned", "TaskMarked", "TaskDoneByDeputy",
        "RecommendationDrafted", "RecommendationAmended", "NextStepDrafted",
    ];
}
