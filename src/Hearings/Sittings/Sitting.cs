using Hearings.Notices;

namespace Hearings.Sittings;

/// <summary>Where a sitting stands in law.</summary>
public enum SittingStatus
{
    /// <summary>Being prepared; the agenda may change.</summary>
    Planned,

    /// <summary>Invitations are sent; only late items, with a reason, may be added.</summary>
    Called,

    /// <summary>Being held.</summary>
    Running,

    /// <summary>Held: every item is decided or put off.</summary>
    Ended,

    /// <summary>Its minutes are approved.</summary>
    Approved,

    /// <summary>Called off.</summary>
    Cancelled,
}

/// <summary>When and where a sitting is held and who presides.</summary>
/// <param name="StartsAt">When it begins.</param>
/// <param name="EndsAt">When it is expected to end.</param>
/// <param name="Place">The room; empty where all take part from afar.</param>
/// <param name="Link">The address for those who take part from afar, or null; a sitting without a room has one.</param>
/// <param name="IsOpenToPublic">Whether the public may attend; a closed one names its ground.</param>
/// <param name="ClosedGround">Why it is closed.</param>
/// <param name="ChairedBy">Who presides and has the casting vote.</param>
public sealed record SittingPlan(
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, Trilingual Place, string? Link, bool IsOpenToPublic, Trilingual ClosedGround, Guid ChairedBy);

/// <summary>
/// One meeting of the Commission over an agenda of mixed items. Every method is one legal move; an illegal one is refused
/// with <see cref="RuleViolation"/> and changes nothing.
/// </summary>
public sealed partial class Sitting
{
    private Sitting() { }

    /// <summary>Its key.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>What people call it, such as <c>S-2026-00003</c>; unique.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>When it begins.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>When it is expected to end; two called sittings never overlap, since every member is invited to both.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>The room.</summary>
    public Trilingual Place { get; private set; } = new();

    /// <summary>The address for those who take part from afar, or null.</summary>
    public string? Link { get; private set; }

    /// <summary>Whether the public may attend.</summary>
    public bool IsOpenToPublic { get; private set; }

    /// <summary>Why it is closed to the public; empty for an open one.</summary>
    public Trilingual ClosedGround { get; private set; } = new();

    /// <summary>Who presides and has the casting vote.</summary>
    public Guid ChairedBy { get; private set; }

    /// <summary>Where it stands.</summary>
    public SittingStatus Status { get; private set; } = SittingStatus.Planned;

    /// <summary>How often it was moved: the SEQUENCE of its calendar entries (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; private set; }

    /// <summary>When it was planned.</summary>
    public DateTimeOffset PlannedAt { get; private init; }

    /// <summary>When the invitations went out first.</summary>
    public DateTimeOffset? CalledAt { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was called off; null unless it was.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>How many moves were recorded on it: whoever records from a page with fewer is told that somebody else did meanwhile.</summary>
    public int Revision { get; private set; }

    /// <summary>The agenda.</summary>
    public List<AgendaItem> Items { get; } = [];

    /// <summary>Who was invited.</summary>
    public List<Invitation> Invitations { get; } = [];

    /// <summary>Who came and left.</summary>
    public List<Presence> Presences { get; } = [];

    /// <summary>Plans a sitting in the future; a closed one names its ground.</summary>
    public static Sitting Plan(string reference, SittingPlan plan, DateTimeOffset now)
    {
        var sitting = new Sitting { Reference = reference, PlannedAt = now };
        sitting.Take(plan, now);
        return sitting;
    }

    /// <summary>Changes what was planned, before anybody was invited.</summary>
    public void Change(SittingPlan plan, DateTimeOffset now)
    {
        Expect(SittingStatus.Planned);
        Take(plan, now);
        Revision++;
    }

    /// <summary>Refuses unless the sitting stands at one of these.</summary>
    public void Expect(params SittingStatus[] allowed)
    {
        if (!allowed.Contains(Status)) throw new RuleViolation("SittingStatus", Reference, Status, allowed.Cast<Enum>());
    }

    private void Take(SittingPlan plan, DateTimeOffset now)
    {
        if (plan.StartsAt <= now) throw new RuleViolation("SittingInPast", plan.StartsAt) { Field = "Date" };
        if (plan.EndsAt <= plan.StartsAt) throw new RuleViolation("SittingEnd") { Field = "Until" };
        var hasRoom = plan.Place.In(Language.Kk).Length > 0;
        if (!hasRoom && string.IsNullOrWhiteSpace(plan.Link)) throw new RuleViolation("PlaceOrLink") { Field = "PlaceKk" };
        if (!plan.IsOpenToPublic && plan.ClosedGround.In(Language.Kk).Length == 0) throw new RuleViolation("ClosedWithoutGround") { Field = "GroundKk" };
        (StartsAt, EndsAt, Place) = (plan.StartsAt, plan.EndsAt, hasRoom ? plan.Place : NoticeDraft.InAll("Sittings.FromAfar"));
        Link = string.IsNullOrWhiteSpace(plan.Link) ? null : plan.Link.Trim();
        if (Link is not null && !(Uri.TryCreate(Link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
            throw new RuleViolation("LinkWrong") { Field = "Link" };
        (IsOpenToPublic, ClosedGround, ChairedBy) = (plan.IsOpenToPublic, plan.IsOpenToPublic ? new() : plan.ClosedGround, plan.ChairedBy);
    }
}
