namespace Hearings.Settings;

/// <summary>What a majority is counted of.</summary>
public enum MajorityBase { Present, Membership }

/// <summary>
/// The Commission's rules on one day. The defaults are the usual ones of consultative bodies in Kazakhstan; none of them
/// was found in a text of law, so each is shown as "default, not verified" until a <see cref="Setting"/> replaces it.
/// Terms are in working days.
/// </summary>
public sealed record CommissionSettings
{
    /// <summary>The part of the members entitled to vote on an item that must be present for a vote, inclusive.</summary>
    public Share Quorum { get; init; } = new(2, 3);

    /// <summary>The part of <see cref="MajorityOf"/> that the votes for must exceed.</summary>
    public Share Majority { get; init; } = new(1, 2);

    /// <summary>Whether the majority is of those present or of all entitled members.</summary>
    public MajorityBase MajorityOf { get; init; } = MajorityBase.Present;

    /// <summary>
    /// Whether the chair's vote decides when votes for and against are equal. It does so only where a simple majority of
    /// those present carries: a greater majority, or one of the membership, is had or not.
    /// </summary>
    public bool ChairDecidesTie { get; init; } = true;

    /// <summary>Whether there is a casting vote under these rules.</summary>
    public bool HasCastingVote => ChairDecidesTie && MajorityOf == MajorityBase.Present && Majority.Part * 2 == Majority.Whole;

    /// <summary>How many working days before a sitting the agenda is due to be sent and published.</summary>
    public int NoticeTerm { get; init; } = 3;

    /// <summary>The hour from which sittings are usually held (Prime Minister's order 140-р of 06.11.2018 for such bodies).</summary>
    public TimeOnly SittingFrom { get; init; } = new(9, 0);

    /// <summary>The hour by which they usually end.</summary>
    public TimeOnly SittingUntil { get; init; } = new(13, 0);

    /// <summary>How long a body has to explain its figures.</summary>
    public int ExplanationTerm { get; init; } = 10;

    /// <summary>How long a body has to answer a recommendation: accept, in part, refuse.</summary>
    public int AnswerTerm { get; init; } = 5;

    /// <summary>The term of a recommendation where the Commission named none.</summary>
    public int RecommendationTerm { get; init; } = 20;

    /// <summary>How long a body has to complete evidence that was returned.</summary>
    public int ReturnTerm { get; init; } = 5;

    /// <summary>The reminder ladder: working days from the due date, negative before it, 0 on it, positive after it; ascending.</summary>
    public IReadOnlyList<int> ReminderRungs { get; init; } = [-5, -1, 1];

    /// <summary>How long after a missed deadline, and after each step confirmed, the next step is drafted.</summary>
    public int EscalationPause { get; init; } = 3;
}

/// <summary>A part such as two thirds, kept exact.</summary>
public readonly record struct Share(int Part, int Whole)
{
    /// <summary>The least whole number of people that is at least this part of so many.</summary>
    public int AtLeast(int people) => ((people * Part) + Whole - 1) / Whole;

    /// <summary>Whether so many are more than this part of all.</summary>
    public bool IsExceededBy(int count, int all) => count * Whole > all * Part;

    /// <inheritdoc/>
    public override string ToString() => $"{Part}/{Whole}";
}
