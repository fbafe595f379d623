using Hearings.Calendar;

namespace Hearings.Recommendations;

/// <summary>Where a recommendation stands: written, adopted by a vote, in force since the minutes' approval, and how it ended.</summary>
public enum RecommendationStatus { Draft, Adopted, InForce, Executed, Unexecuted, Withdrawn }

/// <summary>
/// What the Commission asks one responsible body, and bodies beside it, to do. It is drafted for an item of a sitting's
/// agenda, adopted by the item's decision, and in force once the minutes are approved; from then on each addressee has a
/// remediation of its own.
/// </summary>
public sealed class Recommendation
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What people call it, such as <c>R-2026-00001</c>; unique.</summary>
    public required string Reference { get; init; }

    /// <summary>The case that it came from; null for the business of a sitting that belongs to no case.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The sitting; null for what was recorded before sittings were.</summary>
    public Guid? SittingId { get; init; }

    /// <summary>The item of the agenda whose decision adopts it.</summary>
    public Guid? AgendaItemId { get; init; }

    /// <summary>What is to be done.</summary>
    public Trilingual Text { get; private set; } = new();

    /// <summary>Why.</summary>
    public Trilingual Reason { get; private set; } = new();

    /// <summary>By what it is seen that it has been done.</summary>
    public Trilingual Criterion { get; private set; } = new();

    /// <summary>How many working days there are for it, counted from the approval of the minutes.</summary>
    public int Term { get; private set; }

    /// <summary>The date that the Commission named instead of a term.</summary>
    public DateOnly? DateNamed { get; private set; }

    /// <summary>Where it stands.</summary>
    public RecommendationStatus Status { get; private set; } = RecommendationStatus.Draft;

    /// <summary>When it was drafted.</summary>
    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>The day on which the minutes were approved.</summary>
    public DateOnly? InForceOn { get; private set; }

    /// <summary>The last day, inclusive, as it was first set; an addressee's own may have moved since.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The date named by the Commission, where the due date had to move away from it.</summary>
    public DateOnly? DueMovedFrom { get; private set; }

    /// <summary>When it was executed, found unexecuted or withdrawn.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawnBecause { get; private set; }

    /// <summary>Whom it is for: the responsible body and those beside it.</summary>
    public List<Addressee> Addressees { get; } = [];

    /// <summary>Writes it, or writes it anew while it is a draft.</summary>
    public void Write(RecommendationWording wording, CommissionTerm term, Guid responsible, IReadOnlyCollection<Guid> coExecutors, DateOnly today)
    {
        Expect(RecommendationStatus.Draft);
        if (wording.Text.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "Text" };
        if (wording.Reason.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "Reason" };
        if (wording.Criterion.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "Criterion" };
        if (term.WorkingDays is < 1 or > WorkingCalendar.LongestDeadline)
            throw new RuleViolation("RecommendationTerm", term.WorkingDays, WorkingCalendar.LongestDeadline) { Field = "Term" };
        if (term.Date <= today) throw new RuleViolation("RecommendationDatePast", term.Date) { Field = "Date" };
        if (coExecutors.Contains(responsible)) throw new RuleViolation("CoExecutorResponsible") { Field = "CoExecutors" };
        (Text, Reason, Criterion) = (wording.Text, wording.Reason, wording.Criterion);
        (Term, DateNamed) = (term.WorkingDays, term.Date);
        var wanted = coExecutors.Distinct().Prepend(responsible).ToArray();
        Addressees.RemoveAll(a => !wanted.Contains(a.BodyId) || a.IsResponsible != (a.BodyId == responsible));
        foreach (var body in wanted.Where(b => Addressees.All(a => a.BodyId != b)))
            Addressees.Add(new Addressee { RecommendationId = Id, Recommendation = this, BodyId = body, IsResponsible = body == responsible });
    }

    /// <summary>The vote carried it.</summary>
    public void Adopt()
    {
        Expect(RecommendationStatus.Draft);
        Status = RecommendationStatus.Adopted;
    }

    /// <summary>
    /// The minutes are approved. It is due after its term of working days, or on the date named; a day off moves it to the
    /// next working day, and a date that has passed meanwhile gives way to the term. Either is said by <see cref="DueMovedFrom"/>.
    /// </summary>
    /// <returns>The due date.</returns>
    public DateOnly ComeIntoForce(DateOnly approvedOn, WorkingCalendar calendar)
    {
        Expect(RecommendationStatus.Adopted);
        var due = DateNamed > approvedOn ? calendar.FirstWorkingFrom(DateNamed.Value) : calendar.Add(approvedOn, Term);
        (InForceOn, DueOn) = (approvedOn, due);
        DueMovedFrom = DateNamed is { } named && named != due ? named : null;
        Status = RecommendationStatus.InForce;
        foreach (var addressee in Addressees) addressee.Begin(due, approvedOn);
        return due;
    }

    /// <summary>The Commission takes it back, with its reason; every part that is still open ends.</summary>
    public void Withdraw(string reason, DateTimeOffset at)
    {
        if (Status is not (RecommendationStatus.Draft or RecommendationStatus.Adopted or RecommendationStatus.InForce))
            throw new RuleViolation("RecommendationStatus", Reference, Status, (Enum[])[RecommendationStatus.Draft, RecommendationStatus.Adopted, RecommendationStatus.InForce]);
        WithdrawnBecause = Required(reason, "Reason");
        foreach (var addressee in Addressees.Where(a => !a.HasEnded)) addressee.End(AddresseeStatus.Withdrawn, at);
        (Status, EndedAt) = (RecommendationStatus.Withdrawn, at);
    }

    /// <summary>
    /// Once every addressee has ended, so has the recommendation: unexecuted where one body did not do its part, executed
    /// where at least one did, and withdrawn where all were released.
    /// </summary>
    public void Conclude(DateTimeOffset at)
    {
        if (Status != RecommendationStatus.InForce || !Addressees.TrueForAll(a => a.HasEnded)) return;
        Status = Addressees.Exists(a => a.Status == AddresseeStatus.Unremedied) ? RecommendationStatus.Unexecuted
            : Addressees.Exists(a => a.Status == AddresseeStatus.Remedied) ? RecommendationStatus.Executed
            : RecommendationStatus.Withdrawn;
        EndedAt = at;
    }

    private void Expect(RecommendationStatus expected)
    {
        if (Status != expected) throw new RuleViolation("RecommendationStatus", Reference, Status, expected);
    }

    internal static string Required(string? text, string field) =>
        string.IsNullOrWhiteSpace(text) ? throw new RuleViolation("Required") { Field = field } : text.Trim();
}

/// <summary>A recommendation's texts.</summary>
public sealed record RecommendationWording(Trilingual Text, Trilingual Reason, Trilingual Criterion);

/// <summary>The time that the Commission gives: working days from the approval of the minutes, or a date instead.</summary>
public sealed record CommissionTerm(int WorkingDays, DateOnly? Date = null);
