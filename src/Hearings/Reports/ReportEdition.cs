namespace Hearings.Reports;

/// <summary>Where an edition stands on its way to the Head of State.</summary>
public enum EditionStatus
{
    /// <summary>Its figures are fixed; the chair has not decided.</summary>
    Compiled,

    /// <summary>A later one was compiled before the chair decided.</summary>
    Superseded,

    /// <summary>The chair gave it back with reasons.</summary>
    Returned,

    /// <summary>The chair approved just these figures.</summary>
    Approved,

    /// <summary>It went to the Head of State.</summary>
    Sent,
}

/// <summary>
/// One edition of a year's report: its figures as a data set that no later entry changes, and who compiled, approved and
/// sent it. An illegal move is refused with <see cref="RuleViolation"/> and changes nothing.
/// </summary>
public sealed class ReportEdition
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The year of the figures.</summary>
    public required int Year { get; init; }

    /// <summary>Which edition of the year, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Where it stands.</summary>
    public EditionStatus Status { get; private set; } = EditionStatus.Compiled;

    /// <summary>The figures as <see cref="FrozenFigures"/> writes them.</summary>
    public required string Figures { get; init; }

    /// <summary>SHA-256 over the figures' UTF-8, in hexadecimal: what the chair approves.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When the figures were fixed.</summary>
    public required DateTimeOffset CompiledAt { get; init; }

    /// <summary>Who compiled it; null for the program itself.</summary>
    public Guid? CompiledById { get; init; }

    /// <summary>Their name then.</summary>
    public required string CompiledBy { get; init; }

    /// <summary>When the chair approved it or gave it back.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who did.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>Why it was given back.</summary>
    public string? ReturnReasons { get; private set; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Who sent it.</summary>
    public string? SentBy { get; private set; }

    /// <summary>The number under which the covering letter went out.</summary>
    public string? LetterNumber { get; private set; }

    /// <summary>A later edition takes the place of one on which nobody has decided.</summary>
    public void Supersede()
    {
        Expect(EditionStatus.Compiled);
        Status = EditionStatus.Superseded;
    }

    /// <summary>Approves the figures that were seen; never by the person who compiled them.</summary>
    public void Approve(string seen, Guid? by, string name, DateTimeOffset at)
    {
        Expect(EditionStatus.Compiled);
        if (by is not null && by == CompiledById) throw new RuleViolation("EditionOwn", CompiledBy);
        if (!string.Equals(seen, Sha256, StringComparison.OrdinalIgnoreCase)) throw new RuleViolation("EditionDigest", Number, Sha256[..12]);
        (Status, DecidedAt, DecidedBy) = (EditionStatus.Approved, at, name);
    }

    /// <summary>Gives it back with reasons; the next edition is compiled anew.</summary>
    public void Return(string reasons, string name, DateTimeOffset at)
    {
        Expect(EditionStatus.Compiled);
        if (string.IsNullOrWhiteSpace(reasons)) throw new RuleViolation("Required") { Field = "Reasons" };
        (Status, ReturnReasons, DecidedAt, DecidedBy) = (EditionStatus.Returned, reasons.Trim(), at, name);
    }

    /// <summary>Records that it went out under a letter.</summary>
    public void Send(string letterNumber, string name, DateTimeOffset at)
    {
        Expect(EditionStatus.Approved);
        if (string.IsNullOrWhiteSpace(letterNumber)) throw new RuleViolation("Required") { Field = "Letter" };
        (Status, LetterNumber, SentAt, SentBy) = (EditionStatus.Sent, letterNumber.Trim(), at, name);
    }

    private void Expect(EditionStatus expected)
    {
        if (Status != expected) throw new RuleViolation("EditionStatus", Number, Year.ToString(System.Globalization.CultureInfo.InvariantCulture), Status, expected);
    }
}
