using Hearings.Access;

namespace Hearings.Cases;

/// <summary>Where a case stands in law. What comes next is the process's to say.</summary>
public enum CaseStatus { Explanation, Preparation, Scheduling, Hearing, Closed }

/// <summary>What a hearing ends in.</summary>
public enum Outcome { NoAction, Recommendations, Postponed }

/// <summary>
/// The Commission's dealing with one body over one round of monitoring: explanation, brief, hearing, outcome. Every
/// method is one legal move; an illegal one is refused with <see cref="RuleViolation"/> and changes nothing.
/// </summary>
public sealed class HearingCase
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What people call it, such as <c>H-2026-00042</c>; unique.</summary>
    public required string Reference { get; init; }

    /// <summary>The body that is called.</summary>
    public required Guid BodyId { get; init; }

    /// <summary>The round whose figures called it.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The figure that was below the threshold when the case was opened, unrounded.</summary>
    public required decimal Lowest { get; init; }

    /// <summary>The threshold that it was below.</summary>
    public required decimal Threshold { get; init; }

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

    /// <summary>How it ended; null while it is open.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The hearing that is planned or being held, or the last one held.</summary>
    public Hearing? LastHearing => Hearings.MaxBy(h => h.Number);

    /// <summary>The body explains its figures.</summary>
    public void Explain(string text, DateTimeOffset at)
    {
        Expect(CaseStatus.Explanation);
        Explanation = Required(text, nameof(Explanation));
        ExplanationAt = at;
        Status = CaseStatus.Preparation;
    }

    /// <summary>The deadline passed without an explanation; the case goes on without it.</summary>
    public void RecordMissingExplanation(DateTimeOffset at)
    {
        Expect(CaseStatus.Explanation);
        ExplanationAt = at;
        Status = CaseStatus.Preparation;
    }

    /// <summary>Names the rapporteur: a member or the chair, never somebody tied to the body.</summary>
    public void AssignRapporteur(User member, IReadOnlyCollection<Role> roles)
    {
        Expect(CaseStatus.Preparation);
        if (!roles.Any(r => r is Role.Member or Role.Chair)) throw new RuleViolation("RapporteurRole", member.Name) { Field = "Rapporteur" };
        if (member.BodyId == BodyId) throw new RuleViolation("RapporteurTied", member.Name) { Field = "Rapporteur" };
        RapporteurId = member.Id;
    }

    /// <summary>The rapporteur hands in the brief.</summary>
    public void WriteBrief(Guid? by, string text)
    {
        Expect(CaseStatus.Preparation);
        if (RapporteurId is null) throw new RuleViolation("NoRapporteur");
        if (by != RapporteurId) throw new RuleViolation("NotRapporteur");
        Brief = Required(text, nameof(Brief));
        Status = CaseStatus.Scheduling;
    }

    /// <summary>Sets the hearing's moment and place; the moment lies in the future.</summary>
    public Hearing Schedule(DateTimeOffset heldAt, string place, DateTimeOffset now)
    {
        Expect(CaseStatus.Scheduling);
        if (heldAt <= now) throw new RuleViolation("HearingInPast", heldAt) { Field = "Date" };
        var hearing = new Hearing { CaseId = Id, Number = Hearings.Count + 1, HeldAt = heldAt, Place = Required(place, "Place") };
        Hearings.Add(hearing);
        Status = CaseStatus.Hearing;
        return hearing;
    }

    /// <summary>
    /// Records how the hearing ended. Not before it began. Recommendations need a text; every outcome needs its reasons.
    /// Postponed leads to another hearing; the two others close the case.
    /// </summary>
    public void RecordOutcome(Outcome outcome, Trilingual reasons, Trilingual recommendation, DateTimeOffset now)
    {
        Expect(CaseStatus.Hearing);
        var hearing = LastHearing!;
        if (now < hearing.HeldAt) throw new RuleViolation("HearingNotHeld", hearing.HeldAt) { Field = "Outcome" };
        hearing.End(outcome, reasons, recommendation, now);
        if (outcome == Cases.Outcome.Postponed)
        {
            Status = CaseStatus.Scheduling;
            return;
        }
        Outcome = outcome;
        ClosedAt = now;
        Status = CaseStatus.Closed;
    }

    private void Expect(CaseStatus expected)
    {
        if (Status != expected) throw new RuleViolation("CaseStatus", Reference, Status, expected);
    }

    private static string Required(string text, string field) =>
        string.IsNullOrWhiteSpace(text) ? throw new RuleViolation("Required") { Field = field } : text.Trim();
}
