using Hearings.Access;

namespace Hearings.Cases;

/// <content>The moves of its course, in the order in which they come.</content>
public sealed partial class HearingCase
{
    /// <summary>The body explains itself.</summary>
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

    /// <summary>Sets the hearing's moment and place, with the sitting that gives them; the moment has not passed.</summary>
    public Hearing Schedule(DateTimeOffset heldAt, string place, DateTimeOffset now, Guid? sittingId = null, Guid? agendaItemId = null)
    {
        Expect(CaseStatus.Scheduling);
        if (heldAt < now) throw new RuleViolation("HearingInPast", heldAt) { Field = "Date" };
        var hearing = new Hearing
        {
            CaseId = Id, Number = Hearings.Count + 1, HeldAt = heldAt, Place = Required(place, "Place"), SittingId = sittingId, AgendaItemId = agendaItemId,
        };
        Hearings.Add(hearing);
        Status = CaseStatus.Hearing;
        return hearing;
    }

    /// <summary>
    /// Records how the hearing ended, with the reasons. It can be postponed at any time, which leads to another hearing; the
    /// two other outcomes come not before it began, and after them the case waits for the sitting's minutes.
    /// </summary>
    public void RecordOutcome(Outcome outcome, Trilingual reasons, DateTimeOffset now)
    {
        Expect(CaseStatus.Hearing);
        var hearing = LastHearing!;
        if (outcome != Outcome.Postponed && now < hearing.HeldAt) throw new RuleViolation("HearingNotHeld", hearing.HeldAt) { Field = "Outcome" };
        hearing.End(outcome, reasons, now);
        Status = outcome == Outcome.Postponed ? CaseStatus.Scheduling : CaseStatus.Minutes;
    }

    /// <summary>
    /// The minutes of the sitting that heard the case are approved: its recommendations are now in force and to be
    /// remedied, or there are none and the case can be closed. A hearing without action has no recommendations.
    /// </summary>
    public void ApproveMinutes(bool hasRecommendations, DateTimeOffset at)
    {
        Expect(CaseStatus.Minutes);
        if (at < LastHearing!.EndedAt) throw new RuleViolation("MinutesBeforeHearing", LastHearing.EndedAt);
        if (hasRecommendations && LastHearing.Outcome == Outcome.NoAction) throw new RuleViolation("OutcomeWithoutRecommendations", Reference, Outcome.NoAction);
        Status = hasRecommendations ? CaseStatus.Remediation : CaseStatus.Closing;
    }

    /// <summary>Confirms that the case may be closed: the procedure came to its closing as the minutes said it would.</summary>
    public void BeginClosing() => Expect(CaseStatus.Closing);

    /// <summary>
    /// Every recommendation's remediation has ended. What stayed unremedied brings the case up one escalation level and
    /// before the Commission again; else it can be closed.
    /// </summary>
    /// <param name="anyUnremedied">Whether a recommendation stayed unremedied.</param>
    /// <param name="anyRemedied">Whether one was remedied: all may have been withdrawn, or their bodies released.</param>
    public void EndRemediation(bool anyUnremedied, bool anyRemedied)
    {
        Expect(CaseStatus.Remediation);
        if (anyUnremedied)
        {
            Remedied = false;
            EscalationLevel = Math.Min(MostEscalation, EscalationLevel + 1);
            Status = CaseStatus.Scheduling;
            return;
        }
        if (anyRemedied) Remedied = true;
        Status = CaseStatus.Closing;
    }

    /// <summary>Closes the case on <see cref="GroundNow"/>, with what others may learn from it.</summary>
    public void Close(Trilingual learningPoints, DateTimeOffset at)
    {
        Expect(CaseStatus.Closing);
        if (learningPoints.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "LearningPoints" };
        End(GroundNow, at);
        LearningPoints = learningPoints;
    }

    private void End(ClosingGround ground, DateTimeOffset at) => (ClosingGround, ClosedAt, Status) = (ground, at, CaseStatus.Closed);
}
