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
            var database = new YearDatabase(server, await server.Database(name, name, stop), kept is not null);
            try
            {
                // A person looks around in it as one of the personas: it is a demonstration.
                if (!await HearingsDatabase.Prepare(database._connection, demonstration: true, new SimulatedClock(YearRun.Begin(year).AddDays(-1)), stop))
                    throw new SetUpException($"the database {name} is there already; choose another name, or drop it: ./hearings db --database {name} --drop");
                return database;
            }
            catch
            {
                await database.DropUnlessKept();
                throw;
            }
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
        await DropUnlessKept();
        await _server.DisposeAsync();
    }

    private Task DropUnlessKept() => _kept ? Task.CompletedTask : DatabaseServer.Drop(_connection, force: true, CancellationToken.None);
}
