using Hearings.Import;
using Hearings.Monitoring;
using Xunit;

namespace Hearings.Tests.Monitoring;

/// <summary>The real files beside the checkout, read where they are and skipped, visibly, where they are not.</summary>
public sealed class RealFilesTests
{
    private static readonly HashSet<string> None = [];

    private static ImportFile Demo(string path) => new(path, File.ReadAllBytes(Path.Combine(Hearings.SourceTree.Root, "demo", path)));

    private static ImportFile Real(string name)
    {
        var path = Path.Combine(Hearings.SourceTree.Root, "..", "shared", "data", name);
        if (!File.Exists(path)) Assert.Skip($"{name} is not beside this checkout (../shared/data)");
        return new(name, File.ReadAllBytes(path));
    }

    private static ImportContent Godi(int year) =>
        new ImportFiles(Real("godi-places.csv"), Real($"godi-{year}.csv"), Demo("profiles/godi.json")).Read(year, None);

    [Fact]
    public void The_register_of_state_bodies_is_read_whole()
    {
        var content = new ImportFiles(Real("state-bodies-kz.csv"), null, null).Read(2026, None);

        Assert.Empty(content.Lines());
        Assert.Equal(56, content.Bodies.Count);
        Assert.Equal(["MCI", "MTS"], content.Bodies.Single(b => b.Code == "MCS").Successors);
        Assert.Null(content.Bodies.Single(b => b.Code == "MIA").ValidFrom);
    }

    [Theory]
    [InlineData(2013, 638, 41, 60)]
    [InlineData(2014, 929, 0, 93)]
    public void The_index_is_read_whole_and_identical_repeats_collapse(int year, int rows, int repeats, int places)
    {
        var content = Godi(year);

        Assert.Empty(content.Lines());
        Assert.Equal(149, content.Bodies.Count);
        Assert.Equal((rows, repeats, 0), (content.Scores!.Rows, content.Scores.Repeats, content.Scores.OtherYears));
        Assert.Equal((rows - repeats) * 9, content.Scores.Measurements.Count);
        Assert.Equal(places, content.Results.Count);
    }

    [Fact]
    public void The_index_of_2014_keeps_what_is_unsure_out_of_the_denominator()
    {
        var content = Godi(2014);
        var results = content.Results;

        // Counted in the file by hand: the Unsure cells of the nine columns.
        Assert.Equal(24 + 44 + 37 + 39 + 54 + 71 + 77 + 133 + 109, content.Scores!.Measurements.Count(m => m.Value is null));
        Assert.Equal(content.Scores.Measurements.Count, results.Values.Sum(r => r.Known + r.Unknown));
        Assert.All(results.Values, r => Assert.InRange(r.Coverage!.Value, 0, 100));
    }

    [Fact]
    public void The_demonstrations_own_files_are_sound()
    {
        foreach (var path in Directory.GetFiles(Path.Combine(Hearings.SourceTree.Root, "demo"), "scores-*.csv"))
        {
            var year = int.Parse(Path.GetFileNameWithoutExtension(path)["scores-".Length..][..4], System.Globalization.CultureInfo.InvariantCulture);
            var content = new ImportFiles(Demo("bodies.csv"), Demo(Path.GetFileName(path)), null).Read(year, None);

            Assert.Empty(content.Lines());
            Assert.All(content.Bodies, b => Assert.True(b.Name is { Kk: not null, Ru: not null, En: not null }));
            Assert.Contains(content.Results.Values, r => r.Lowest == 100);
            Assert.Contains(content.Results.Values, r => r.IsBelow(100));
            Assert.Contains(content.Scores!.Measurements, m => m.Value is null);
            Assert.Equal([Language.Kk, Language.Ru], content.Scores.Measurements.Select(m => m.Language!.Value).Distinct().Order());
        }
    }
}
