namespace Hearings.Cases;

/// <content>The work on it beside its course.</content>
public sealed partial class HearingCase
{
    /// <summary>The highest escalation level.</summary>
    public const int MostEscalation = 4;

    /// <summary>Presses harder or less hard; the reasons stand in the event.</summary>
    public void RaiseEscalation(int level, string reasons)
    {
        if (Status == CaseStatus.Closed) throw new RuleViolation("CaseClosed", Reference);
        if (level is < 1 or > MostEscalation) throw new RuleViolation("EscalationRange", level, MostEscalation) { Field = "Level" };
        if (level == EscalationLevel) throw new RuleViolation("EscalationSame", Reference, level) { Field = "Level" };
        Required(reasons, "Reasons");
        EscalationLevel = level;
    }

    /// <summary>
    /// Ends this case because the other one deals with the same: same body, and the same round where both name one.
    /// Possible while neither is closed and this one has no hearing planned or held that another record hangs on.
    /// </summary>
    public void MergeInto(HearingCase other, DateTimeOffset at)
    {
        Expect(CaseStatus.Explanation, CaseStatus.Preparation, CaseStatus.Scheduling);
        if (other.Id == Id) throw new RuleViolation("MergeSelf", Reference) { Field = "Into" };
        if (other.Status == CaseStatus.Closed) throw new RuleViolation("CaseClosed", other.Reference) { Field = "Into" };
        if (other.BodyId != BodyId) throw new RuleViolation("MergeOtherBody", Reference, other.Reference) { Field = "Into" };
        if (RoundId is not null && other.RoundId is not null && RoundId != other.RoundId)
            throw new RuleViolation("MergeOtherRound", Reference, other.Reference) { Field = "Into" };
        if (Hearings.Count > 0) throw new RuleViolation("MergeHeard", Reference, other.Reference) { Field = "Into" };
        End(Cases.ClosingGround.Merged, at);
        MergedIntoId = other.Id;
    }

    /// <summary>
    /// Ends the case because its procedure shall not go on. Not while it stands on a sitting's agenda or waits for the minutes:
    /// its item is put off, or the minutes are approved, first.
    /// </summary>
    public void Discontinue(DateTimeOffset at)
    {
        Expect(CaseStatus.Explanation, CaseStatus.Preparation, CaseStatus.Scheduling, CaseStatus.Remediation, CaseStatus.Closing);
        End(Cases.ClosingGround.Discontinued, at);
    }

    /// <summary>Records that the case was referred to somebody with powers of their own; the system carries nothing out.</summary>
    public Referral Refer(string to, DateOnly on, Trilingual ground, Guid? by, DateTimeOffset now)
    {
        if (ClosingGround == Cases.ClosingGround.Merged) throw new RuleViolation("CaseClosed", Reference);
        var (opened, today) = (Calendar.LocalTime.DateOf(OpenedAt), Calendar.LocalTime.DateOf(now));
        if (on < opened || on > today) throw new RuleViolation("ReferralDate", on, opened, today) { Field = "On" };
        if (ground.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "Ground" };
        return new Referral { CaseId = Id, To = Required(to, "To"), On = on, Ground = ground, RecordedBy = by, RecordedAt = now };
    }
}
