using Hearings.Access;

namespace Hearings.Cases;

/// <summary>What somebody complains of. The Commission hears bodies about what they publish; of a refused request it has no power.</summary>
public enum ComplaintSubject { Missing, Outdated, Inaccessible, Refusal, Other }

/// <summary>Where a complaint stands.</summary>
public enum ComplaintStatus { Received, Admissible, Inadmissible }

/// <summary>
/// Somebody's complaint about a body. It is looked at once: an admissible one opens a case or joins the open one, an
/// inadmissible one ends with the reasons that the complainant is told.
/// </summary>
public sealed class Complaint
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What people call it, such as <c>C-2026-00001</c>; unique.</summary>
    public required string Reference { get; init; }

    /// <summary>The body that it is about.</summary>
    public required Guid BodyId { get; init; }

    /// <summary>What it is about.</summary>
    public required ComplaintSubject Subject { get; init; }

    /// <summary>Who complains.</summary>
    public required string Complainant { get; init; }

    /// <summary>How the complainant is reached; null where no answer is wanted.</summary>
    public string? Contact { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>Where on the net the matter can be seen; null where no address was given.</summary>
    public string? Address { get; init; }

    /// <summary>The day on which it came, in Almaty.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ComplaintStatus Status { get; private set; } = ComplaintStatus.Received;

    /// <summary>The reasons for the decision.</summary>
    public Trilingual Reasons { get; private set; } = new();

    /// <summary>Who decided.</summary>
    public Guid? DecidedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The case that deals with it.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>Admits it to a case of the same body. A refused request is never admitted: the refusal names where it goes.</summary>
    public void Admit(HearingCase to, Trilingual reasons, Guid? by, DateTimeOffset at)
    {
        ExpectAdmissible();
        if (to.BodyId != BodyId) throw new RuleViolation("ComplaintOtherBody", Reference, to.Reference) { Field = "Join" };
        if (to.Status == CaseStatus.Closed) throw new RuleViolation("CaseClosed", to.Reference) { Field = "Join" };
        Decide(ComplaintStatus.Admissible, reasons, by, at);
        CaseId = to.Id;
    }

    /// <summary>Finds it inadmissible.</summary>
    public void Reject(Trilingual reasons, Guid? by, DateTimeOffset at) => Decide(ComplaintStatus.Inadmissible, reasons, by, at);

    /// <summary>Refused where it is decided already, or about what the Commission has no power over.</summary>
    public void ExpectAdmissible()
    {
        ExpectUndecided();
        if (Subject == ComplaintSubject.Refusal) throw new RuleViolation("ComplaintOfRefusal") { Field = "Admissible" };
    }

    /// <summary>Follows its case into the one that it was merged into.</summary>
    internal void Follow(HearingCase into) => CaseId = into.Id;

    private void Decide(ComplaintStatus status, Trilingual reasons, Guid? by, DateTimeOffset at)
    {
        ExpectUndecided();
        if (reasons.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "Reasons" };
        (Status, Reasons, DecidedBy, DecidedAt) = (status, reasons, by, at);
    }

    private void ExpectUndecided()
    {
        if (Status != ComplaintStatus.Received) throw new RuleViolation("ComplaintDecided", Reference, Status, DecidedAt);
    }
}
