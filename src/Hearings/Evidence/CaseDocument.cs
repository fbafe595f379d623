using Hearings.Access;

namespace Hearings.Evidence;

/// <summary>What a document of a case is.</summary>
public enum DocumentKind { Explanation, Complaint, Letter, Evidence, Expertise, Other }

/// <summary>
/// A document in a case: who put it there, whether it was admitted. It is never deleted: one that is refused as
/// inadmissible or withdrawn stays in sight as such.
/// </summary>
public sealed class CaseDocument
{
    /// <summary>The longest title.</summary>
    public const int LongestTitle = 200;

    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Which document of the case, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The file.</summary>
    public required Guid FileId { get; init; }

    /// <summary>What it is.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>What it is called in the case.</summary>
    public required string Title { get; init; }

    /// <summary>Who put it into the case.</summary>
    public required Guid? AttachedBy { get; init; }

    /// <summary>When it came into the case.</summary>
    public required DateTimeOffset AttachedAt { get; init; }

    /// <summary>Whether it was admitted; null while nobody has decided.</summary>
    public bool? IsAdmissible { get; private set; }

    /// <summary>Why it was or was not admitted.</summary>
    public string? Reason { get; private set; }

    /// <summary>Who decided that.</summary>
    public Guid? ExaminedBy { get; private set; }

    /// <summary>When that was decided.</summary>
    public DateTimeOffset? ExaminedAt { get; private set; }

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who withdrew it.</summary>
    public Guid? WithdrawnBy { get; private set; }

    /// <summary>Why it was withdrawn.</summary>
    public string? Withdrawal { get; private set; }

    /// <summary>Decides whether it is admitted; a refusal needs its reason. It may be decided anew, but not once it is withdrawn.</summary>
    public void Examine(bool isAdmissible, string? reason, Actor by, DateTimeOffset at)
    {
        ExpectStanding();
        if (!isAdmissible && string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Required") { Field = nameof(Reason) };
        (IsAdmissible, Reason, ExaminedBy, ExaminedAt) = (isAdmissible, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), by.UserId, at);
    }

    /// <summary>Withdraws it, with the reason.</summary>
    public void Withdraw(string reason, Actor by, DateTimeOffset at)
    {
        ExpectStanding();
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Required") { Field = nameof(Withdrawal) };
        (WithdrawnAt, WithdrawnBy, Withdrawal) = (at, by.UserId, reason.Trim());
    }

    private void ExpectStanding()
    {
        if (WithdrawnAt is { } at) throw new RuleViolation("DocumentWithdrawn", Title, at);
    }
}
