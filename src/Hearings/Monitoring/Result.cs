namespace Hearings.Monitoring;

/// <summary>A body's result in a round.</summary>
public sealed class Result
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The round.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>The body.</summary>
    public required Guid BodyId { get; init; }

    /// <summary>Completeness: the mean of its languages that have data, unrounded; null where none has.</summary>
    public decimal? Completeness { get; init; }

    /// <summary>Currency: the mean of its languages that have data, unrounded; null where none has.</summary>
    public decimal? Currency { get; init; }

    /// <summary>The mean of the cells that have data, unrounded; null where none has.</summary>
    public decimal? Total { get; init; }

    /// <summary>The lowest cell that has data: what the threshold is compared with; never above <see cref="Total"/>.</summary>
    public decimal? Lowest { get; init; }

    /// <summary>How many values are known.</summary>
    public required int Known { get; init; }

    /// <summary>How many values are unknown.</summary>
    public required int Unknown { get; init; }

    /// <summary>The part of the values that is known, in percent; null where there are none.</summary>
    public decimal? Coverage => Known + Unknown == 0 ? null : 100m * Known / (Known + Unknown);

    /// <summary>The cells.</summary>
    public List<Score> Scores { get; init; } = [];

    /// <summary>Whether the threshold calls this body: any known figure below it. No data calls nobody.</summary>
    public bool IsBelow(decimal threshold) => Lowest < threshold;

    /// <summary>
    /// The result of one body's measurements in one round. Unknown values stay out of the denominator; a cell without any
    /// known value has no percentage and stays out of every mean. Percentages are kept to ten decimals, as the database
    /// keeps them; nothing is rounded further before it is compared.
    /// </summary>
    public static Result Of(Guid roundId, Guid bodyId, IEnumerable<Measurement> measurements)
    {
        var id = Guid.CreateVersion7();
        var cells = measurements.GroupBy(m => (m.Dimension, m.Language))
            .OrderBy(g => g.Key.Dimension).ThenBy(g => g.Key.Language)
            .Select(g => new Score
            {
                ResultId = id,
                Dimension = g.Key.Dimension,
                Language = g.Key.Language,
                Met = g.Sum(m => m.Value ?? 0) / 100m,
                Known = g.Count(m => m.Value is not null),
                Unknown = g.Count(m => m.Value is null),
            }).ToList();
        return new Result
        {
            Id = id,
            RoundId = roundId,
            BodyId = bodyId,
            Completeness = Mean(cells.Where(c => c.Dimension == Dimension.Completeness)),
            Currency = Mean(cells.Where(c => c.Dimension == Dimension.Currency)),
            Total = Mean(cells),
            Lowest = Kept(cells.Min(c => c.Percent)),
            Known = cells.Sum(c => c.Known),
            Unknown = cells.Sum(c => c.Unknown),
            Scores = cells,
        };
    }

    private static decimal? Mean(IEnumerable<Score> cells) => Kept(cells.Average(c => c.Percent));

    private static decimal? Kept(decimal? percent) => percent is { } value ? decimal.Round(value, 10) : null;
}
