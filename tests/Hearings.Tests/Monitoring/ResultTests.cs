using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Hearings.Monitoring;
using Xunit;
using Result = Hearings.Monitoring.Result;

namespace Hearings.Tests.Monitoring;

/// <summary>Measurements as they may come in: any mix of dimensions, languages, known and unknown values.</summary>
public static class AnyMeasurements
{
    public static Arbitrary<Measurement[]> Measurements() => (
        from dimension in Gen.Elements(Dimension.Completeness, Dimension.Currency)
        from language in Gen.Elements(null, Language.Kk, (Language?)Language.Ru)
        from value in Gen.OneOf(
            Gen.Constant((decimal?)null), Gen.Elements<decimal?>(0, 50, 100), Gen.Choose(0, 100_000_000).Select(n => (decimal?)(n / 1_000_000m)))
        select new Measurement
        {
            RoundId = Guid.Empty,
            BodyId = Guid.Empty,
            Indicator = "i",
            Dimension = dimension,
            Language = language,
            Value = value,
        }).ArrayOf().ToArbitrary();
}

[Properties(Arbitrary = [typeof(AnyMeasurements)])]
public sealed class ResultTests
{
    private static Result Of(IEnumerable<Measurement> measurements) => Result.Of(Guid.Empty, Guid.Empty, measurements);

    private static Measurement M(Dimension dimension, Language? language, decimal? value) => new()
    {
        RoundId = Guid.Empty,
        BodyId = Guid.Empty,
        Indicator = "i",
        Dimension = dimension,
        Language = language,
        Value = value,
    };

    [Fact]
    public void Unknown_leaves_the_denominator_and_the_total_is_the_mean_of_the_cells()
    {
        var result = Of([
            M(Dimension.Completeness, Language.Kk, 100), M(Dimension.Completeness, Language.Kk, 0), M(Dimension.Completeness, Language.Kk, null),
            M(Dimension.Completeness, Language.Ru, 100),
            M(Dimension.Currency, Language.Kk, 30),
            M(Dimension.Currency, Language.Ru, null)]);

        Assert.Equal((75m, 30m, 60m, 30m), (result.Completeness, result.Currency, result.Total, result.Lowest));
        Assert.Equal((4, 2), (result.Known, result.Unknown));
        Assert.Equal([(1m, 2, 1), (1m, 1, 0), (0.3m, 1, 0), (0m, 0, 1)], result.Scores.Select(s => (s.Met, s.Known, s.Unknown)));
        Assert.True(result.IsBelow(30.01m));
        Assert.False(result.IsBelow(30m));
    }

    [Fact]
    public void Nothing_known_is_no_data_and_calls_nobody()
    {
        foreach (var result in new[] { Of([]), Of([M(Dimension.Currency, null, null)]) })
        {
            Assert.Null(result.Total);
            Assert.Null(result.Currency);
            Assert.Null(result.Lowest);
            Assert.False(result.IsBelow(100));
        }
        Assert.Null(Of([]).Coverage);
        Assert.Equal(0, Of([M(Dimension.Currency, null, null)]).Coverage);
    }

    [Fact]
    public void A_hair_below_the_threshold_is_below_though_it_prints_as_the_threshold()
    {
        var result = Of([M(Dimension.Currency, null, 99.999m)]);

        using (Languages.Use(Language.En)) Assert.Equal("100\u00a0%", Texts.Text.Percent(result.Total));
        Assert.True(result.IsBelow(100));
    }

    [Property]
    public bool Unknown_values_change_coverage_and_nothing_else(Measurement[] measurements)
    {
        var all = Of(measurements);
        var known = Of(measurements.Where(m => m.Value is not null));
        return all.Total == known.Total && all.Lowest == known.Lowest && all.Completeness == known.Completeness
            && all.Currency == known.Currency && all.Known == known.Known && all.Known + all.Unknown == measurements.Length;
    }

    [Property]
    public bool Order_does_not_matter(Measurement[] measurements) =>
        Of(measurements).Total == Of(measurements.Reverse()).Total && Of(measurements).Lowest == Of(measurements.Reverse()).Lowest;

    [Property]
    public bool Figures_lie_between_the_least_and_the_greatest_known_value(Measurement[] measurements)
    {
        var result = Of(measurements);
        var known = measurements.Where(m => m.Value is not null).Select(m => m.Value!.Value).ToArray();
        if (known.Length == 0) return result is { Total: null, Lowest: null };
        // The figures are kept to ten decimals; half of the last one is all that may be lost.
        const decimal hair = 0.0000000001m;
        return new[] { result.Total, result.Lowest, result.Completeness, result.Currency }.OfType<decimal>()
            .All(f => f >= known.Min() - hair && f <= known.Max() + hair) && result.Lowest <= result.Total + hair;
    }

    [Property]
    public bool All_at_100_is_100_and_one_below_is_below(Measurement[] measurements)
    {
        var perfect = measurements.Where(m => m.Value == 100).ToList();
        if (perfect.Count == 0) return true;
        var spoiled = perfect.Append(M(perfect[0].Dimension, perfect[0].Language, 99.999999m));
        return Of(perfect) is { Total: 100, Lowest: 100 } && !Of(perfect).IsBelow(100) && Of(spoiled).IsBelow(100);
    }
}
