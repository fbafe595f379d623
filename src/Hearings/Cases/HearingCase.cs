using Hearings.Access;

namespace Hearings.Cases;

/// <summary>Where a case stands in law. What comes next is the process's to say.</summary>
public enum CaseStatus { Explanation, Preparation, Scheduling, Hearing, Minutes, Remediation, Closing, Closed }

/// <summary>What a hearing ends in.</summary>
public enum Outcome { NoAction, Recommendations, Postponed }

/// <summary>What a case ends with.</summary>
public enum ClosingGround { NoAction, Remedied, Unremedied, Withdrawn, Merged, Discontinued }

/// <summary>What opened a case: a figure below the threshold, a decision of the Commission, a complaint.</summary>
public enum CaseOrigin { Threshold, Manual, Complaint }

/// <summary>
/// The Commission's dealing with one body: explanation, brief, hearing, remediation, closing. What it is about stands
/// here, the moves of its course and the work on it beside. Every method is one legal move; an illegal one is refused
/// with <see cref="RuleViolation"/> and changes nothing.
/// </summary>
public sealed partial class HearingCase
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What people call it, such as <c>H-2026-00042</c>; unique.</summary>
    public required string Reference { get; init; }

    /// <summary>What opened it.</summary>
    public CaseOrigin Origin { get; init; } = CaseOrigin.Threshold;

    /// <summary>The body that is called.</summary>
    public required Guid BodyId { get; init; }

    /// <summary>The round that it is about; null where it is about none.</summary>
    public Guid? RoundId { get; init; }

    /// <summary>The figure that was below the threshold when the case was opened, unrounded; null where none called the body.</summary>
    public decimal? Lowest { get; init; }

    /// <summary>The threshold that it was below.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>Why it was opened, where no figure says so.</summary>
    public Trilingual Ground { get; init; } = new();

    /// <summary>Where it stands.</summary>
    public CaseStatus Status { get; private set; } = CaseStatus.Explanation;

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The body's explanation; null while there is none.</summary>
    public string? Explanation { get; private set; }

    /// <summary>When it came, or when its absence was recorded.</summary>
    public DateTimeOffset? ExplanationAt { get; private set; }

    /// <summary>The member who prepares and presents the case.</summary>
    public Guid? RapporteurId { get; private set; }

    /// <summary>The rapporteur's brief.</summary>
    public string? Brief { get; private set; }

    /// <summary>Its hearings, the first one first; a postponed one is followed by another.</summary>
    public List<Hearing> Hearings { get; } = [];

    /// <summary>Whether the remediation that ended last left nothing unremedied; null where there was none to speak of.</summary>
    public bool? Remedied { get; private set; }

    /// <summary>How hard the Commission presses, from 1 to 4.</summary>
    public int EscalationLevel { get; private set; } = 1;

    /// <summary>What it ended with; null while it is open.</summary>
    public ClosingGround? ClosingGround { get; private set; }

    /// <summary>What others may learn from it; empty while it is open.</summary>
    public Trilingual LearningPoints { get; private set; } = new();

    /// <summary>The case that it was merged into.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The hearing that is planned or being held, or the last one held.</summary>
    public Hearing? LastHearing => Hearings.MaxBy(h => h.Number);

    /// <summary>What the case ends with where it is closed as it stands: what happened decides, nobody chooses.</summary>
    public ClosingGround GroundNow => Remedied switch
    {
        true => Cases.ClosingGround.Remedied,
        false => Cases.ClosingGround.Unremedied,
        null when LastHearing?.Outcome == Outcome.Recommendations => Cases.ClosingGround.Withdrawn,
        null => Cases.ClosingGround.NoAction,
    };

    /// <summary>Refuses unless the case stands at one of these.</summary>
    public void Expect(params CaseStatus[] expected)
    {
        if (!expected.Contains(Status)) throw new RuleViolation("CaseStatus", Reference, Status, expected.Cast<Enum>());
    }

    private static string Required(string text, string field) =>
        string.IsNullOrWhiteSpace(text) ? throw new RuleViolation("Required") { Field = field } : text.Trim();
}
