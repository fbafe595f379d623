namespace Hearings.Monitoring;

/// <summary>Where a round stands: figures may change until it is published.</summary>
public enum RoundStatus { Draft, Published }

/// <summary>One measurement of all bodies: who was measured against which threshold, and when it was published.</summary>
public sealed class Round
{
    /// <summary>The threshold of the source article: a body is called when any figure is below 100 %.</summary>
    public const decimal DefaultThreshold = 100m;

    private decimal _threshold;

    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The short code by which people and commands name it, such as <c>2014</c> or <c>2021-12</c>; unique.</summary>
    public required string Code { get; init; }

    /// <summary>Its title.</summary>
    public required Trilingual Title { get; set; }

    /// <summary>The year that the annual report counts it in.</summary>
    public required int Year { get; init; }

    /// <summary>Where the figures come from.</summary>
    public string? Source { get; set; }

    /// <summary>A body with any known figure below this percentage is called to a hearing; above 0, at most 100, at most two decimals.</summary>
    public required decimal Threshold
    {
        get => _threshold;
        init => _threshold = Allowed(value);
    }

    /// <summary>Whether the figures are made up, which every page and print then says.</summary>
    public required bool Fictional { get; init; }

    /// <summary>Draft or published.</summary>
    public RoundStatus Status { get; private set; } = RoundStatus.Draft;

    /// <summary>How many rows of the file were read, identical repeats among them.</summary>
    public int Rows { get; init; }

    /// <summary>How many of the rows repeated an earlier one and were collapsed into it.</summary>
    public int Repeats { get; init; }

    /// <summary>SHA-256 over the measurements, in hexadecimal: the same figures under the same code are not taken in twice.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>When the figures came in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was published and the cases were opened.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Publishes the figures; from then on they do not change. Refused for a round already published.</summary>
    public void Publish(DateTimeOffset at)
    {
        ExpectDraft();
        Status = RoundStatus.Published;
        PublishedAt = at;
    }

    /// <summary>Sets another threshold. Refused for a published round: its cases have been opened by the old one.</summary>
    public void ChangeThreshold(decimal threshold)
    {
        ExpectDraft();
        _threshold = Allowed(threshold);
    }

    /// <summary>Refuses unless the round is a draft.</summary>
    public void ExpectDraft()
    {
        if (Status != RoundStatus.Draft) throw new RuleViolation("RoundStatus", Code, Status, RoundStatus.Draft);
    }

    /// <summary>The threshold itself, refused outside 0 (exclusive) to 100 (inclusive) and with more than two decimals.</summary>
    public static decimal Allowed(decimal threshold) => threshold is > 0 and <= 100 && decimal.Round(threshold, 2) == threshold
        ? threshold
        : throw new RuleViolation("Threshold", threshold) { Field = nameof(Threshold) };
}
