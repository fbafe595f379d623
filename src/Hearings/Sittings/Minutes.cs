namespace Hearings.Sittings;

/// <summary>
/// The record of a sitting in both state languages: drafted from what was recorded, edited, approved by the chair. With
/// the approval its content is frozen and sealed by SHA-256; what is found wrong later becomes a numbered correction.
/// </summary>
public sealed class Minutes
{
    /// <summary>The sitting.</summary>
    public required Guid SittingId { get; init; }

    /// <summary>How the sitting was opened.</summary>
    public Trilingual Opening { get; private set; } = new();

    /// <summary>When they were drafted.</summary>
    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>The secretary who took them.</summary>
    public Guid? DraftedBy { get; init; }

    /// <summary>When they were last edited.</summary>
    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>When they were approved; null while they are a draft.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Who approved them.</summary>
    public Guid? ApprovedBy { get; private set; }

    /// <summary>The approved content, written out; null while they are a draft.</summary>
    public string? Content { get; private set; }

    /// <summary>The SHA-256 of the approved content, in hexadecimal.</summary>
    public string? Sha256 { get; private set; }

    /// <summary>The texts of the items.</summary>
    public List<MinutesPart> Parts { get; } = [];

    /// <summary>What was corrected after the approval.</summary>
    public List<MinutesCorrection> Corrections { get; } = [];

    /// <summary>The row's version.</summary>
    public uint Version { get; private set; }

    /// <summary>Writes the opening down, in a draft.</summary>
    public void Open(Trilingual opening, DateTimeOffset at)
    {
        ExpectDraft();
        Opening = opening;
        EditedAt = at;
    }

    /// <summary>Refuses where they are approved: then a correction is the way.</summary>
    public void ExpectDraft()
    {
        if (ApprovedAt is { } at) throw new RuleViolation("MinutesApproved", at);
    }

    /// <summary>Seals them with their content.</summary>
    public void Approve(string content, string sha256, Guid? by, DateTimeOffset at)
    {
        ExpectDraft();
        (Content, Sha256, ApprovedBy, ApprovedAt) = (content, sha256, by, at);
    }

    /// <summary>Adds a numbered correction to approved minutes; their own text stays.</summary>
    public MinutesCorrection Correct(Trilingual text, Trilingual reason, Guid? by, DateTimeOffset at)
    {
        if (ApprovedAt is null) throw new RuleViolation("MinutesDraft");
        if (text.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "TextKk" };
        if (reason.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "ReasonKk" };
        var correction = new MinutesCorrection { SittingId = SittingId, Number = Corrections.Count + 1, Text = text, Reason = reason, By = by, At = at };
        Corrections.Add(correction);
        return correction;
    }
}

/// <summary>What the minutes say of one item.</summary>
public sealed class MinutesPart
{
    /// <summary>The sitting.</summary>
    public required Guid SittingId { get; init; }

    /// <summary>The item.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>Who reported and who spoke, of what.</summary>
    public required Trilingual Heard { get; set; }

    /// <summary>What was decided.</summary>
    public required Trilingual Decided { get; set; }
}

/// <summary>A correction of approved minutes.</summary>
public sealed class MinutesCorrection
{
    /// <summary>The sitting.</summary>
    public required Guid SittingId { get; init; }

    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What is to be read instead.</summary>
    public required Trilingual Text { get; init; }

    /// <summary>Why.</summary>
    public required Trilingual Reason { get; init; }

    /// <summary>Who made it.</summary>
    public Guid? By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
