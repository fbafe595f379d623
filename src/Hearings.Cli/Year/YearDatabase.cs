using System.Globalization;
using Hearings.Database;
using Hearings.Simulation;
using Npgsql;

namespace Hearings.Cli;

/// <summary>The database of a simulated year: new, and dropped at the end unless it was given a name to be kept under.</summary>
internal sealed class YearDatabase : IAsyncDisposable
{
    private readonly DatabaseServer _server;
    private readonly string _connection;
    private readonly bool _kept;

    private YearDatabase(DatabaseServer server, string connection, bool kept) => (_server, _connection, _kept) = (server, connection, kept);

    /// <summary>
    /// How the simulation connects: a commit need not reach the disk at once, since a year that was cut off by a power cut
    /// is run again.
    /// </summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_connection) { Options = "-c synchronous_commit=off" }.ConnectionString;

    /// <summary>Makes it, prepared as on the first day of the year; one that exists is refused.</summary>
    public static async Task<YearDatabase> Open(string? kept, int year, CancellationToken stop)
    {
        var server = await DatabaseServer.Open(stop);
        try
        {
            var name = kept ?? string.Create(CultureInfo.InvariantCulture, $"year_{year}_{Environment.ProcessId}");
            var connection = await server.Database(name, name, stop);
            var database = new YearDatabase(server, connection, kept is not null);
            // A person looks around in it as one of the personas: it is a demonstration.
            if (!await HearingsDatabase.Prepare(connection, demonstration: true, new SimulatedClock(YearRun.Begin(year).AddDays(-1)), stop))
                throw new SetUpException($"the database {name} is there already; choose another name, or drop it");
            return database;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_kept)
        {
            var address = new NpgsqlConnectionStringBuilder(_connection);
            var name = address.Database!;
            NpgsqlConnection.ClearAllPools();
            await using var maintenance = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Database = "postgres", Pooling = false }.ConnectionString);
            await maintenance.OpenAsync();
            await using var drop = new NpgsqlCommand($"drop database if exists \"{name}\" with (force)", maintenance);
            await drop.ExecuteNonQueryAsync();
        }
        await _server.DisposeAsync();
    }
}
