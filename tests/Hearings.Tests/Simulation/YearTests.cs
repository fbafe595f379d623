using Hearings.Database;
using Hearings.Reports;
using Hearings.Search;
using Hearings.Simulation;
using Hearings.Sittings;
using Hearings.Tests.CommandLine;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Hearings.Tests.Simulation;

public sealed class YearTests(Postgres postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_seed_gives_the_same_year_and_another_one_another()
    {
        var kept = await postgres.NewDatabase(demonstration: true);
        var first = await SmallYear.Run(kept, 7, Stop);
        var second = await SmallYear.Run(await postgres.NewDatabase(demonstration: true), 7, Stop);
        var other = await SmallYear.Run(await postgres.NewDatabase(demonstration: true), 8, Stop);

        Assert.Equal(first.Counts, second.Counts);
        Assert.Equal(first.Edition.Figures, second.Edition.Figures);
        Assert.Equal(first.Rows, second.Rows);
        Assert.NotEqual(first.Edition.Sha256, other.Edition.Sha256);
        Assert.All((RunYear[])[first, second, other], run => Assert.Empty(run.Findings));

        Assert.Equal(EditionStatus.Sent, first.Edition.Status);
        Assert.Equal((12, 10), (first.Counts["bodiesMeasured"], first.Counts["cases"]));

        // Nothing is left planned beyond the year: its summary counts the sittings that the report's table shows.
        await using (var ended = new HearingsDb(HearingsDatabase.Options(kept)))
        {
            Assert.False(await ended.Sittings.AnyAsync(s => s.Status == SittingStatus.Planned || s.Status == SittingStatus.Called, Stop));
            Assert.Equal(first.Counts["sittings"], await ended.Sittings.LongCountAsync(s => s.EndedAt != null, Stop));
        }

        // Whatever a year does to its records, what is found of them is what they say.
        await using var db = new HearingsDb(HearingsDatabase.Options(kept));
        var found = await Found(db);
        await SearchIndex.Rebuild(db, Stop);
        Assert.Equal(await Found(db), found);
        Assert.NotEmpty(found);
    }

    [Fact]
    public void Chance_depends_on_the_question_alone_and_is_even()
    {
        var chance = new Chance(1);
        Assert.Equal(chance.Of("votes", "a", "b"), chance.Of("votes", "a", "b"));
        Assert.NotEqual(chance.Of("votes", "a", "b"), chance.Of("votes", "ab"));
        Assert.NotEqual(chance.Of("votes", "a"), new Chance(2).Of("votes", "a"));
        var draws = Enumerable.Range(0, 10_000).Select(i => chance.Of("draw", $"{i}")).ToList();
        Assert.InRange(draws.Average(), 0.49, 0.51);
        Assert.All(Enumerable.Range(0, 10), tenth => Assert.InRange(draws.Count(d => (int)(d * 10) == tenth), 900, 1100));
        Assert.All(Enumerable.Range(0, 1000), i => Assert.InRange(chance.Between(3, 5, $"{i}"), 3, 5));
    }

    [Fact]
    public async Task The_terminal_runs_a_year_prints_it_and_leaves_no_database_behind()
    {
        var folder = Directory.CreateTempSubdirectory("hearings-year-");
        try
        {
            var server = await postgres.NewDatabase();
            var (bodies, scores) = await SmallYear.Write(folder.FullName, Stop);
            var before = await Databases(server);

            var run = await Terminal.Run(["year", "--bodies", bodies, "--scores", scores, "--year", "2027", "--compare", "50", "--seed", "7", "--fictional", "--out", folder.FullName],
                new() { ["HEARINGS_DB"] = server });

            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Assert.Contains("bodies that 50 % would have called", run.Output.Replace('\u00a0', ' '), StringComparison.Ordinal);
            Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
            Assert.Equal(before, await Databases(server));
            var summary = YearSummary.Read(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "summary.json"), Stop));
            Assert.Equal((7UL, 10L, 3), (summary.Seed, summary.Counts["cases"], summary.Pages.Count));
            Assert.All(Languages.All, language => Assert.True(File.Exists(Path.Combine(folder.FullName, $"annual-report-2027-{language.Code()}.pdf"))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<List<string>> Found(HearingsDb db) => db.Database.SqlQuery<string>($"""
        select concat_ws('|', source, kind, subject_id, reference, title_kk, title_ru, title_en, path, body_ids::text, is_internal::text,
            happened_at::text, heading, text) as "Value" from search_entry
        """).Order().ToListAsync(Stop);

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
