using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Database;

public sealed class TestDatabaseTests(TestDatabase database, TestCluster cluster) : IClassFixture<TestDatabase>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_the_tables_that_the_model_asks_for_and_the_shipped_calendar()
    {
        await using var db = database.Context();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Stop));
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.False((await db.Installations.SingleAsync(Stop)).IsDemonstration);
        Assert.NotEmpty(await db.Holidays.ToListAsync(Stop));
    }

    [Fact]
    public async Task Preparing_twice_changes_nothing_and_the_first_time_decides_what_it_is()
    {
        var connection = await cluster.EmptyDatabase();

        Assert.True(await HearingsDatabase.Prepare(connection, demonstration: true, TimeProvider.System, Stop));
        Assert.False(await HearingsDatabase.Prepare(connection, demonstration: false, TimeProvider.System, Stop));

        await using var db = new HearingsDb(HearingsDatabase.Options(connection));
        Assert.True((await db.Installations.SingleAsync(Stop)).IsDemonstration);
    }

    [Fact]
    public async Task Two_that_prepare_at_once_do_it_once()
    {
        var connection = await cluster.EmptyDatabase();

        var firsts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            Task.Run(() => HearingsDatabase.Prepare(connection, demonstration: false, TimeProvider.System, Stop), Stop)));

        Assert.Single(firsts, isNew => isNew);
    }
}
