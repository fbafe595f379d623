using Hearings.Tests.CommandLine;
using Npgsql;
using Xunit;

namespace Hearings.Tests.Simulation;

/// <summary>What Ctrl-C leaves of a year, and how it is cleared away.</summary>
public sealed class StoppedYearTests(Postgres postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stopped_year_is_kept_whole_under_its_name_until_it_is_dropped()
    {
        var folder = Directory.CreateTempSubdirectory("hearings-year-");
        try
        {
            Dictionary<string, string?> server = new() { ["HEARINGS_DB"] = await postgres.NewDatabase() };
            var (bodies, scores, _) = await SmallYear.Write(folder.FullName, Stop);
            using var year = Terminal.Start(
                ["year", "--bodies", bodies, "--scores", scores, "--year", "2027", "--fictional", "--out", folder.FullName, "--database", "stopped"], server);
            Assert.NotNull(await year.StandardOutput.ReadLineAsync(Stop));
            await Terminal.Signal(year, "INT", Stop);

            Assert.Equal(130, year.ExitCode);
            var said = await year.StandardError.ReadToEndAsync(Stop);
            foreach (var way in (string[])["check --database stopped", "up --database stopped", "db --database stopped --drop"])
                Assert.Contains($"./hearings {way} ", said, StringComparison.Ordinal);
            Assert.Empty(folder.GetFiles("*.pdf"));
            Assert.Equal((0, "All invariants hold.\n"), await Run("check", "--database", "stopped"));
            Assert.Equal((0, "The database stopped was dropped, with its files.\n"), await Run("db", "--database", "stopped", "--drop"));
            Assert.Contains("does not exist", (await Terminal.Run(["db", "--database", "stopped", "--drop"], server)).Errors, StringComparison.Ordinal);

            async Task<(int, string)> Run(params string[] arguments)
            {
                var ran = await Terminal.Run(arguments, server);
                return (ran.ExitCode, ran.Output);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Only_a_demonstration_that_is_named_and_not_in_use_is_dropped()
    {
        var work = await postgres.NewDatabase();
        var demonstration = await postgres.NewDatabase(demonstration: true);

        Assert.Contains("only demonstrations and simulated years are dropped", await Refusal("--database", Name(work)), StringComparison.Ordinal);
        Assert.Contains("only demonstrations and simulated years are dropped", await Refusal("--database", "template1"), StringComparison.Ordinal);
        Assert.Contains("--database NAME", await Refusal(), StringComparison.Ordinal);
        await using (var visitor = new NpgsqlConnection(demonstration + ";Pooling=false"))
        {
            await visitor.OpenAsync(Stop);
            Assert.Contains("is in use", await Refusal("--database", Name(demonstration)), StringComparison.Ordinal);
        }

        async Task<string> Refusal(params string[] named)
        {
            var refused = await Terminal.Run(["db", .. named, "--drop"], new() { ["HEARINGS_DB"] = work });
            Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
            return Assert.Single(refused.Errors.TrimEnd().Split('\n'));
        }
    }

    private static string Name(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;
}
