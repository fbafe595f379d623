using Hearings.Access;
using Hearings.Calendar;

namespace Hearings.Recommendations;

/// <summary>Where a body's part stands. The first waits for the recommendation to come into force; the last four are ends.</summary>
public enum AddresseeStatus { Draft, Answer, Evidence, Verification, Confirmation, Remedied, Unremedied, Released, Withdrawn }

/// <summary>What a body says to a recommendation.</summary>
public enum AnswerKind { Accepted, InPart, Refused }

/// <summary>
/// One body's part in a recommendation: its answer, its evidence, and what the Commission makes of it. Every method is one
/// legal move; an illegal one is refused with <see cref="RuleViolation"/> and changes nothing.
/// </summary>
public sealed partial class Addressee
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The recommendation.</summary>
    public required Guid RecommendationId { get; init; }

    /// <summary>The recommendation.</summary>
    public Recommendation Recommendation { get; init; } = null!;

    /// <summary>The body.</summary>
    public required Guid BodyId { get; init; }

    /// <summary>Whether it is the responsible one; the others execute beside it.</summary>
    public required bool IsResponsible { get; init; }

    /// <summary>Where its part stands.</summary>
    public AddresseeStatus Status { get; private set; } = AddresseeStatus.Draft;

    /// <summary>The last day, inclusive, on which evidence is in time.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The day from which the time to <see cref="DueOn"/> is counted, itself not counted.</summary>
    public DateOnly? DueSetOn { get; private set; }

    /// <summary>What the body answered; null while it has not.</summary>
    public AnswerKind? Answer { get; private set; }

    /// <summary>The body's reasons.</summary>
    public string? AnswerReasons { get; private set; }

    /// <summary>When it answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>When the term for an answer passed without one; a later answer is marked late by it.</summary>
    public DateTimeOffset? AnswerMissedAt { get; private set; }

    /// <summary>Whether the Commission insists although the body refused; null while that is not decided.</summary>
    public bool? Insisted { get; private set; }

    /// <summary>The Commission's reasons for insisting or releasing.</summary>
    public string? RefusalDecision { get; private set; }

    /// <summary>When its part ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What was submitted, the first version first; the last one may still be unsigned.</summary>
    public List<Submission> Submissions { get; } = [];

    /// <summary>Requests for more time.</summary>
    public List<Extension> Extensions { get; } = [];

    /// <summary>What the Commission did about a missed due date.</summary>
    public List<NextStep> NextSteps { get; } = [];

    /// <summary>Whether its part has ended, one way or another.</summary>
    public bool HasEnded => Status >= AddresseeStatus.Remedied;

    /// <summary>Whether a refusal waits for the Commission.</summary>
    public bool RefusalWaits => Status == AddresseeStatus.Answer && Answer == AnswerKind.Refused && Insisted is null;

    /// <summary>Whether the body answered after its term.</summary>
    public bool AnsweredLate => AnsweredAt >= AnswerMissedAt;

    internal void Begin(DateOnly due, DateOnly from)
    {
        Expect(AddresseeStatus.Draft);
        (DueOn, DueSetOn, Status) = (due, from, AddresseeStatus.Answer);
    }

    /// <summary>
    /// The body accepts, accepts in part or refuses, the last two with reasons. In time or late; a refusal waits for the
    /// Commission, everything else leads to evidence.
    /// </summary>
    public void Reply(AnswerKind answer, string? reasons, DateTimeOffset at)
    {
        Expect(AddresseeStatus.Answer, AddresseeStatus.Evidence);
        if (Answer is { } given) throw new RuleViolation("AnswerGiven", Recommendation.Reference, given, AnsweredAt);
        AnswerReasons = answer == AnswerKind.Accepted && string.IsNullOrWhiteSpace(reasons) ? null : Recommendation.Required(reasons, "Reasons");
        (Answer, AnsweredAt) = (answer, at);
        // A late refusal stops what the missed deadline has set going.
        if (answer == AnswerKind.Refused) Overtake(at);
        Status = answer == AnswerKind.Refused ? AddresseeStatus.Answer : AddresseeStatus.Evidence;
    }

    /// <summary>The term for an answer passed: evidence is asked all the same, and an answer is late from now on.</summary>
    public void MissAnswer(DateTimeOffset at)
    {
        Expect(AddresseeStatus.Answer);
        (AnswerMissedAt, Status) = (at, AddresseeStatus.Evidence);
    }

    /// <summary>The chair insists on what the body refused, or releases the body from it; either with reasons.</summary>
    public void ConsiderRefusal(bool insist, string reasons, Actor by, DateTimeOffset at)
    {
        Expect(AddresseeStatus.Answer);
        ExpectUntied(by);
        if (!RefusalWaits) throw new RuleViolation("NoRefusal", Recommendation.Reference);
        RefusalDecision = Recommendation.Required(reasons, "Reasons");
        Insisted = insist;
        if (insist) Status = AddresseeStatus.Evidence;
        else End(AddresseeStatus.Released, at);
    }

    /// <summary>The Commission takes the missed deadline to its next sitting: the body's part ends unremedied.</summary>
    public void TakeToAgenda(DateTimeOffset at)
    {
        Expect(AddresseeStatus.Evidence);
        End(AddresseeStatus.Unremedied, at);
    }

    internal void End(AddresseeStatus end, DateTimeOffset at)
    {
        (Status, EndedAt) = (end, at);
        Overtake(at);
        Recommendation.Conclude(at);
    }

    private void Move(DateOnly due, DateOnly from) => (DueOn, DueSetOn) = (due, from);

    /// <summary>What was still undecided has been overtaken by what happened.</summary>
    private void Overtake(DateTimeOffset at)
    {
        foreach (var step in NextSteps.Where(s => s.Status == NextStepStatus.Drafted)) step.Overtake(at);
        foreach (var extension in Extensions.Where(e => e.Status == ExtensionStatus.Asked)) extension.Overtake(at);
    }

    private void ExpectUntied(Actor decider)
    {
        if (decider.BodyId == BodyId) throw new RuleViolation("DeciderTied", decider.Name);
    }

    private void Expect(params AddresseeStatus[] expected)
    {
        if (HasEnded) throw new RuleViolation("RemediationEnded", Recommendation.Reference, Status, EndedAt);
        if (!expected.Contains(Status)) throw new RuleViolation("AddresseeStatus", Recommendation.Reference, Status, expected.Cast<Enum>());
    }
}
