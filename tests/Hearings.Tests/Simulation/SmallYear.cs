using System.Globalization;
using System.Text;
using Hearings.Database;
using Hearings.Import;
using Hearings.Reports;
using Hearings.Simulation;
using Hearings.Workflow;
using Xunit;

namespace Hearings.Tests.Simulation;

/// <summary>A year of a commission with twelve made-up bodies; its files, and a run of it.</summary>
internal static class SmallYear
{
    public const int Year = 2027;

    /// <summary>The register and the measurements of a year; the last two bodies are without fault.</summary>
    public static ImportFiles Files(int year, int bodies = 12)
    {
        var register = new StringBuilder("code,name_kk,name_ru,name_en,kind\n");
        var scores = new StringBuilder("body,indicator,dimension,language,value\n");
        for (var b = 1; b <= bodies; b++)
        {
            register.Append(CultureInfo.InvariantCulture, $"B{b:0000},Ойдан шығарылған орган № {b},Вымышленный орган № {b},Made-up Body No. {b},agency\n");
            foreach (var (indicator, i) in ((string, int)[])[("structure", 1), ("budget", 2), ("news", 3)])
                foreach (var dimension in (string[])["completeness", "currency"])
                    foreach (var language in (string[])["kk", "ru"])
                    {
                        var value = b > bodies - 2 ? 100 : (b * 37 + i * 13 + dimension.Length + (language == "kk" ? 0 : 7) + year) % 5 * 25;
                        scores.Append(CultureInfo.InvariantCulture, $"B{b:0000},{indicator},{dimension},{language},{value}\n");
                    }
        }
        return new(File("bodies.csv", register), File("scores.csv", scores), null);
    }

    /// <summary>Writes the files of the year and the measurements of the year before into a folder; their paths.</summary>
    public static async Task<(string Bodies, string Scores, string Previous)> Write(string folder, CancellationToken cancel)
    {
        var files = Files(Year);
        return (await Written("bodies.csv", files.Bodies!), await Written("scores.csv", files.Scores!), await Written("previous.csv", Files(Year - 1).Scores!));

        async Task<string> Written(string name, ImportFile file)
        {
            var path = Path.Combine(folder, name);
            await System.IO.File.WriteAllBytesAsync(path, file.Content, cancel);
            return path;
        }
    }

    /// <summary>Runs it on a prepared database.</summary>
    public static async Task<RunYear> Run(string connectionString, ulong seed, CancellationToken cancel)
    {
        await using var office = new Office(connectionString, YearRun.Begin(Year));
        var settings = new YearSettings(Year, seed, Files(Year)) { Previous = Files(Year - 1).Scores, Fictional = true };
        var edition = (await new YearRun(office, settings, _ => { }).Run(cancel))!;
        var counts = YearSummary.CountsOf(ReportShelf.Of(edition));
        return new(edition, counts, await office.With((Checker checker) => checker.Check(cancel)),
            await office.Ask(db => YearSummary.RowsOf(db, cancel)));
    }

    private static ImportFile File(string name, StringBuilder text) => new(name, Encoding.UTF8.GetBytes(text.ToString()));
}

/// <summary>What came of it.</summary>
public sealed record RunYear(
    ReportEdition Edition, IReadOnlyDictionary<string, long> Counts, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, long> Rows);

/// <summary>Two years by different seeds, each run once for all tests of what a year is.</summary>
[CollectionDefinition]
public sealed class Years(Postgres postgres) : IAsyncLifetime, ICollectionFixture<Years>
{
    /// <summary>The seed of the first year, in which something of everything happens.</summary>
    public const ulong Seed = 3;

    /// <summary>The year of that seed.</summary>
    public RunYear First { get; private set; } = null!;

    /// <summary>How to reach the first year's database.</summary>
    public string Kept { get; private set; } = "";

    /// <summary>The year of another seed.</summary>
    public RunYear Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Kept = await postgres.NewDatabase(demonstration: true);
        First = await SmallYear.Run(Kept, Seed, CancellationToken.None);
        Other = await SmallYear.Run(await postgres.NewDatabase(demonstration: true), Seed + 1, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
