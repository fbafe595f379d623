using Hearings.Simulation;
using Hearings.Tests.CommandLine;
using Npgsql;
using Xunit;

namespace Hearings.Tests.Simulation;

[Collection(typeof(Years))]
public sealed class YearVerbTests(Postgres postgres, Years years)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_terminal_runs_the_same_year_by_its_seed_prints_it_and_leaves_no_database_behind()
    {
        var folder = Directory.CreateTempSubdirectory("hearings-year-");
        try
        {
            var server = await postgres.NewDatabase();
            var (bodies, scores, previous) = await SmallYear.Write(folder.FullName, Stop);
            var before = await Databases(server);

            var run = await Terminal.Run(["year", "--bodies", bodies, "--scores", scores, "--previous", previous, "--year", "2027", "--compare", "50", "--seed", $"{Years.Seed}", "--fictional", "--out", folder.FullName],
                new() { ["HEARINGS_DB"] = server });

            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Assert.Contains("bodies that 50 % would have called", run.Output.Replace('\u00a0', ' '), StringComparison.Ordinal);
            Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
            Assert.Equal(before, await Databases(server));
            var summary = YearSummary.Read(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "summary.json"), Stop));
            Assert.Equal((Years.Seed, 10L, 3), (summary.Seed, summary.Counts["cases"], summary.Pages.Count));
            // Another process on another database: the seed and the files alone decide, to the last digit of the report.
            Assert.Equal(years.First.Counts, summary.Counts.Where(count => count.Key != "bodiesBelowOther").ToDictionary());
            Assert.Equal(years.First.Edition.Sha256, summary.Sha256);
            Assert.Equal(years.First.Rows, summary.Rows);
            Assert.All(Languages.All, language => Assert.True(File.Exists(Path.Combine(folder.FullName, $"annual-report-2027-{language.Code()}.pdf"))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<string>> Databases(string server)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("select datname from pg_database where datname like 'year%' order by 1", connection);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var names = new List<string>();
        while (await reader.ReadAsync(Stop)) names.Add(reader.GetString(0));
        return names;
    }
}
