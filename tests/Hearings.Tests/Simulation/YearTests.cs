using Hearings.Database;
using Hearings.Reports;
using Hearings.Search;
using Hearings.Simulation;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Simulation;

[Collection(typeof(Years))]
public sealed class YearTests(Years years)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_seed_gives_another_year_and_each_is_sound()
    {
        var (first, other) = (years.First, years.Other);

        Assert.NotEqual(first.Edition.Sha256, other.Edition.Sha256);
        Assert.All((RunYear[])[first, other], run => Assert.Empty(run.Findings));

        Assert.Equal(EditionStatus.Sent, first.Edition.Status);
        Assert.Equal((12, 10), (first.Counts["bodiesMeasured"], first.Counts["cases"]));

        // Nothing is left planned beyond the year: its summary counts the sittings that the report's table shows.
        await using (var ended = new HearingsDb(HearingsDatabase.Options(years.Kept)))
        {
            Assert.False(await ended.Sittings.AnyAsync(s => s.Status == SittingStatus.Planned || s.Status == SittingStatus.Called, Stop));
            Assert.Equal(first.Counts["sittings"], await ended.Sittings.LongCountAsync(s => s.EndedAt != null, Stop));
        }

        // Whatever a year does to its records, what is found of them is what they say.
        await using var db = new HearingsDb(HearingsDatabase.Options(years.Kept));
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

    private static Task<List<string>> Found(HearingsDb db) => db.Database.SqlQuery<string>($"""
        select concat_ws('|', source, kind, subject_id, reference, title_kk, title_ru, title_en, path, body_ids::text, is_internal::text,
            happened_at::text, heading, text) as "Value" from search_entry
        """).Order().ToListAsync(Stop);
}
