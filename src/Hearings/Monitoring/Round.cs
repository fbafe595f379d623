namespace Hearings.Monitoring;

/// <summary>Where a round stands: figures may change until it is published.</summary>
public enum RoundStatus { Draft, Published }

/// <summary>One measurement of all bodies: who was measured against which threshold, and when it was published.</summary>
public sealed class Round
{
    /// <summary>The threshold of the source article: a body is called when any figure is below 100 %.</summary>
    public const decimal DefaultThreshold = 100m;

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

    /// <summary>A body with any known figure below this percentage is called to a hearing; above 0, at most 100.</summary>
    public required decimal Threshold { get; set; }

    /// <summary>Whether the figures are made up, which every page and print then says.</summary>
    public required bool Fictional { get; init; }

    /// <summary>Draft or published.</summary>
    public RoundStatus Status { get; private set; } = RoundStatus.Draft;

    /// <summary>When the figures came in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was published and the cases were opened.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Publishes the figures; from then on they do not change. Refused for a round already published.</summary>
    public void Publish(DateTimeOffset at)
    {
        if (Status != RoundStatus.Draft) throw new RuleViolation("RoundStatus", Code, Status, RoundStatus.Draft);
        Status = RoundStatus.Published;
        PublishedAt = at;
    }
}
