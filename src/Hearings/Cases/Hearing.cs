namespace Hearings.Cases;

/// <summary>One hearing of a case: planned, held, and ended in an outcome that is never overwritten.</summary>
public sealed class Hearing
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Which hearing of the case, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The sitting on whose agenda it stands; null for one outside a sitting.</summary>
    public Guid? SittingId { get; init; }

    /// <summary>Its item of that agenda.</summary>
    public Guid? AgendaItemId { get; init; }

    /// <summary>When it begins; follows the sitting where that moves.</summary>
    public required DateTimeOffset HeldAt { get; set; }

    /// <summary>The room or the link; follows the sitting too.</summary>
    public required string Place { get; set; }

    /// <summary>How it ended; null while it is planned.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>The reasons for the outcome.</summary>
    public Trilingual Reasons { get; private set; } = new();

    /// <summary>When the outcome was recorded.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    internal void End(Outcome outcome, Trilingual reasons, DateTimeOffset at)
    {
        if (reasons.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "Reasons" };
        (Outcome, Reasons, EndedAt) = (outcome, reasons, at);
    }
}
