using Hearings.Access;
using Hearings.Cases;

namespace Hearings.Sittings;

/// <summary>The kinds of business that an agenda mixes.</summary>
public enum AgendaKind
{
    /// <summary>A state body is heard in its case.</summary>
    Case,

    /// <summary>How earlier recommendations are being carried out.</summary>
    FollowUp,

    /// <summary>How a road map is being carried out.</summary>
    RoadMap,

    /// <summary>A proposal to work something out.</summary>
    Proposal,

    /// <summary>The Commission's own plan of work.</summary>
    WorkPlan,
}

/// <summary>How far an item is.</summary>
public enum ItemStatus
{
    /// <summary>On the agenda.</summary>
    Planned,

    /// <summary>Taken up at the sitting.</summary>
    Heard,

    /// <summary>Decided.</summary>
    Decided,

    /// <summary>Left for another sitting.</summary>
    PutOff,
}

/// <summary>Who reports on an item.</summary>
public sealed record Speaker(string Name, Trilingual Post, Trilingual Organisation);

/// <summary>One item of a sitting's agenda: what it is about, who reports, and how it ended.</summary>
public sealed class AgendaItem
{
    private AgendaItem() { }

    internal AgendaItem(Guid sittingId, int number, AgendaEntry entry, string? lateReason)
    {
        (SittingId, Number, Kind, Title, LateReason) = (sittingId, number, entry.Kind, entry.Title, lateReason);
        (CaseId, BodyId, RecommendationId) = (entry.CaseId, entry.BodyId, entry.RecommendationId);
        if (Kind == AgendaKind.Case && (CaseId is null || BodyId is null)) throw new RuleViolation("CaseItemNeedsCase") { Field = "Kind" };
        if (Kind != AgendaKind.Case && CaseId is not null) throw new RuleViolation("CaseItemNeedsCase") { Field = "Kind" };
        Introduce(entry.Speaker);
    }

    /// <summary>Its key.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The sitting.</summary>
    public Guid SittingId { get; private init; }

    /// <summary>Its place in the order, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The kind of business.</summary>
    public AgendaKind Kind { get; private init; }

    /// <summary>What it is about.</summary>
    public Trilingual Title { get; private set; } = new();

    /// <summary>The case that is heard; for <see cref="AgendaKind.Case"/> only.</summary>
    public Guid? CaseId { get; private init; }

    /// <summary>The state body concerned; members who work there take no part.</summary>
    public Guid? BodyId { get; private init; }

    /// <summary>The earlier recommendation that is followed up.</summary>
    public Guid? RecommendationId { get; private init; }

    /// <summary>Who reports; empty where nobody is named.</summary>
    public string SpeakerName { get; private set; } = "";

    /// <summary>The speaker's post.</summary>
    public Trilingual SpeakerPost { get; private set; } = new();

    /// <summary>Where the speaker works.</summary>
    public Trilingual SpeakerOrganisation { get; private set; } = new();

    /// <summary>Who presides over it instead of the sitting's chair; null where that is the chair.</summary>
    public Guid? PresidedBy { get; private set; }

    /// <summary>Why it came onto the agenda after the invitations were sent; null for the others.</summary>
    public string? LateReason { get; private init; }

    /// <summary>How far it is.</summary>
    public ItemStatus Status { get; private set; } = ItemStatus.Planned;

    /// <summary>What was said: who spoke and of what.</summary>
    public Trilingual Discussion { get; private set; } = new();

    /// <summary>What was decided; for a case the reasons of its outcome, for an item put off the reason for that.</summary>
    public Trilingual Decision { get; private set; } = new();

    /// <summary>How a case's hearing ended; null for other items.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>When it was decided or put off.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The vote on it; null while nothing was put to the vote.</summary>
    public Vote? Vote { get; private set; }

    /// <summary>Whether it is decided or put off.</summary>
    public bool IsEnded => Status is ItemStatus.Decided or ItemStatus.PutOff;

    /// <summary>Names the speaker, or nobody.</summary>
    public void Introduce(Speaker? speaker) => (SpeakerName, SpeakerPost, SpeakerOrganisation) =
        speaker is null || string.IsNullOrWhiteSpace(speaker.Name) ? ("", new(), new()) : (speaker.Name.Trim(), speaker.Post, speaker.Organisation);

    /// <summary>The item is taken up, or what was said on it is written down anew.</summary>
    public void Hear(Trilingual discussion)
    {
        ExpectOpen();
        Status = ItemStatus.Heard;
        if (discussion.In(Language.Kk).Length > 0) Discussion = discussion;
    }

    /// <summary>
    /// It is decided, after its vote was closed. A case has an outcome; recommendations need a motion that was carried, and
    /// anything else put to the vote and lost needs the decision to say so.
    /// </summary>
    public void Decide(Outcome? outcome, Trilingual decision, DateTimeOffset now)
    {
        ExpectOpen();
        if (Vote is not { Carried: { } carried }) throw new RuleViolation("ItemNotVoted", Number);
        if ((CaseId is null) != (outcome is null) || outcome == Cases.Outcome.Postponed || outcome is { } named && !Enum.IsDefined(named)) throw new RuleViolation("ItemOutcome", Number) { Field = "Outcome" };
        if (decision.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "DecisionKk" };
        if (outcome == Cases.Outcome.Recommendations && !carried) throw new RuleViolation("NotCarried", Number, Vote.For, Vote.Against, Vote.Abstained) { Field = "Outcome" };
        (Status, Outcome, Decision, EndedAt) = (ItemStatus.Decided, outcome, decision, now);
    }

    /// <summary>It is left for another sitting, with the reason.</summary>
    public void PutOff(Trilingual reason, DateTimeOffset now)
    {
        ExpectOpen();
        if (reason.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "ReasonKk" };
        (Status, Decision, EndedAt) = (ItemStatus.PutOff, reason, now);
        if (CaseId is not null) Outcome = Cases.Outcome.Postponed;
    }

    internal void Preside(Guid memberId) => PresidedBy = memberId;

    internal Vote Open(Trilingual motion, DateTimeOffset now)
    {
        Status = ItemStatus.Heard;
        return Vote = new Vote { ItemId = Id, Motion = motion, OpenedAt = now };
    }

    internal void Renumber(int number) => Number = number;

    /// <summary>
    /// Refuses whoever would write a recommendation for it now: members vote on what they have read, so nothing is written from
    /// the opening of the vote on, and never by somebody tied to a body that it is about.
    /// </summary>
    internal void ExpectWriting(Actor actor, IEnumerable<Guid> addressees)
    {
        ExpectOpen();
        if (Vote is not null) throw new RuleViolation("VotedAsWritten", Number);
        if (actor.BodyId is { } own && (BodyId == own || addressees.Contains(own))) throw new RuleViolation("WriterTied", actor.Name, Number);
    }

    internal void ExpectOpen()
    {
        if (IsEnded) throw new RuleViolation("ItemEnded", Number, Status);
    }
}
