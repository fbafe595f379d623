using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Hearings.Tests.Database;

public sealed class PrepareTests(Postgres postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_the_tables_that_the_model_asks_for()
    {
        await using var db = new HearingsDb(HearingsDatabase.Options(await postgres.NewDatabase()));

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Stop));
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotEmpty(await db.Holidays.ToListAsync(Stop));
    }

    [Fact]
    public async Task The_first_time_decides_what_the_database_is()
    {
        var connection = await EmptyDatabase();

        Assert.True(await HearingsDatabase.Prepare(connection, demonstration: false, TimeProvider.System, Stop));
        Assert.False(await HearingsDatabase.Prepare(connection, demonstration: true, TimeProvider.System, Stop));

        await using var db = new HearingsDb(HearingsDatabase.Options(connection));
        Assert.False((await db.Installations.SingleAsync(Stop)).IsDemonstration);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_prepare_it_once()
    {
        var connection = await EmptyDatabase();

        var firsts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            Task.Run(() => HearingsDatabase.Prepare(connection, demonstration: false, TimeProvider.System, Stop), Stop)));

        Assert.Single(firsts, isNew => isNew);
    }

    private async Task<string> EmptyDatabase()
    {
        var connection = new NpgsqlConnectionStringBuilder(await postgres.NewDatabase());
        var name = $"empty_{Guid.NewGuid():n}";
        await using var maintenance = NpgsqlDataSource.Create(connection);
        await using var create = maintenance.CreateCommand($"CREATE DATABASE {name} TEMPLATE template0");
        await create.ExecuteNonQueryAsync(Stop);
        connection.Database = name;
        return connection.ConnectionString;
    }
}
