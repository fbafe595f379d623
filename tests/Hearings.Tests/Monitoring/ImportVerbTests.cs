using Hearings.Tests.CommandLine;
using Hearings.Tests.Database;
using Xunit;

namespace Hearings.Tests.Monitoring;

public sealed class ImportVerbTests(Postgres postgres)
{
    private async Task<Outcome> Import(string database, string scores, params string[] arguments)
    {
        using var scratch = new ScratchFolder();
        var (bodiesFile, scoresFile) = (Path.Combine(scratch.Path, "bodies.csv"), Path.Combine(scratch.Path, "scores.csv"));
        await File.WriteAllTextAsync(bodiesFile, MonitoringHouse.Bodies);
        await File.WriteAllTextAsync(scoresFile, scores);
        return await Terminal.Run(
            ["import", "--bodies", bodiesFile, "--scores", scoresFile, "--year", "2025", .. arguments], new() { ["HEARINGS_DB"] = database });
    }

    [Fact]
    public async Task It_tells_what_came_in_opens_the_cases_and_refuses_the_same_again()
    {
        var database = await postgres.NewDatabase();

        var done = await Import(database, MonitoringHouse.Scores, "--compare", "50", "--fictional");
        var again = await Import(database, MonitoringHouse.Scores, "--lang", "ru");

        Assert.Equal("", done.Errors);
        Assert.Equal(0, done.ExitCode);
        Assert.Equal(
            """
            Bodies: 3 read, 3 added, 0 changed, 0 as before
            Rows: 6, of them 1 identical repeats collapsed
            Measurements: 5, of them 1 unknown; coverage 80 %
            Bodies below the threshold: 1 of 3 (threshold 100 %)
            For comparison: 0 below the threshold 50 %
            Round 2025 published; hearing cases opened: 1
            """,
            done.Output.Replace('\u00a0', ' ').Trim());
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("Период 2025 уже содержит именно эти показатели", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_input_is_listed_as_compilers_do_in_the_language_asked_for()
    {
        var refused = await Import(await postgres.NewDatabase(), MonitoringHouse.Scores + "X,map,completeness,kk,1,,\nA,map,completeness,en,101,,\n", "--lang", "kk");

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("", refused.Output);
        Assert.Contains("scores.csv:8:1: body: «X» коды бар орган жоқ.", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("scores.csv:9:5: value: «101»", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("2 қате; ештеңе жүктелген жоқ.", refused.Errors, StringComparison.Ordinal);
    }
}
