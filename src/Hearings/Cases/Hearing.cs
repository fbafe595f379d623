namespace Hearings.Cases;

/// <summary>One hearing of a case: planned, held, and ended in an outcome that is never overwritten.</summary>
public sealed class Hearing
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Which hearing of the case, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it begins.</summary>
    public required DateTimeOffset HeldAt { get; init; }

    /// <summary>The room or the link.</summary>
    public required string Place { get; init; }

    /// <summary>How it ended; null while it is planned.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>The reasons for the outcome.</summary>
    public Trilingual Reasons { get; private set; } = new();

    /// <summary>What is recommended to the body; empty for the other outcomes.</summary>
    public Trilingual Recommendation { get; private set; } = new();

    /// <summary>When the outcome was recorded.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    internal void End(Outcome outcome, Trilingual reasons, Trilingual recommendation, DateTimeOffset at)
    {
        if (reasons.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "Reasons" };
        if (outcome == Cases.Outcome.Recommendations && recommendation.In(Language.Kk).Length == 0)
            throw new RuleViolation("Required") { Field = "Recommendation" };
        Outcome = outcome;
        Reasons = reasons;
        Recommendation = outcome == Cases.Outcome.Recommendations ? recommendation : new Trilingual();
        EndedAt = at;
    }
}
