using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Hearings.Database;

/// <summary>The PostgreSQL that the program works with: the one <c>HEARINGS_DB</c> names, else its private cluster.</summary>
public sealed class DatabaseServer : IAsyncDisposable
{
    private readonly PrivateCluster? _cluster;
    private readonly NpgsqlConnectionStringBuilder? _existing;

    private DatabaseServer(PrivateCluster cluster) => _cluster = cluster;

    private DatabaseServer(NpgsqlConnectionStringBuilder existing) => _existing = existing;

    /// <summary>Reaches the server; starts the private one if none is named.</summary>
    /// <exception cref="SetUpException">It cannot be reached or started.</exception>
    public static async Task<DatabaseServer> Open(CancellationToken stop) =>
        Environment.GetEnvironmentVariable("HEARINGS_DB") is { Length: > 0 } existing
            ? new(Parse(existing))
            : new(await PrivateCluster.Open(Path.Combine(DataFolder.Path, "postgresql"), disposable: false, stop));

    /// <summary>How to connect to the database.</summary>
    /// <param name="name">Null for the one that <c>HEARINGS_DB</c> names.</param>
    /// <param name="otherwise">The name where neither says one.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="create">Whether one that is absent is created.</param>
    /// <exception cref="SetUpException">The server cannot be reached, or refuses to create it, or it is absent and not to be created.</exception>
    public async Task<string> Database(string? name, string otherwise, CancellationToken stop, bool create = true)
    {
        var database = name ?? (_existing?.Database is { Length: > 0 } named ? named : otherwise);
        var connection = Address(database);
        try
        {
            if (!await Exists(connection, stop))
                if (create) await Create(connection, stop);
                else throw new SetUpException($"there is no database {database}: name one with --database, such as demo, which ./hearings up makes");
            return Tuned(connection);
        }
        catch (Exception refused) when (refused is NpgsqlException or SocketException or TimeoutException)
        {
            throw Refused($"the database {database} cannot be reached", refused);
        }
    }

    /// <summary>Drops a demonstration, which a simulated year is too; anything else is refused.</summary>
    /// <exception cref="SetUpException">There is none of this name, it is no demonstration, or somebody is using it.</exception>
    public async Task DropDemonstration(string name, CancellationToken stop)
    {
        var connection = Address(name);
        try
        {
            if (!await HearingsDatabase.IsDemonstration(connection, stop))
                throw new SetUpException($"the database {name} is no demonstration: only demonstrations and simulated years are dropped here, never a commission's own work");
            await Drop(connection, force: false, stop);
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw new SetUpException($"the database {name} is in use: stop what works with it, such as ./hearings up, and try again", busy);
        }
        catch (Exception refused) when (refused is NpgsqlException or SocketException or TimeoutException)
        {
            throw Refused($"the database {name} cannot be dropped", refused);
        }
    }

    /// <summary>Drops the database of a connection, whatever it holds.</summary>
    /// <param name="connection">How one connects to it.</param>
    /// <param name="force">Whether those who are connected are cut off; else they keep it from being dropped.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task Drop(string connection, bool force, CancellationToken stop)
    {
        NpgsqlConnection.ClearAllPools();
        await using var maintenance = Maintenance(connection, out var name);
        await using var drop = maintenance.CreateCommand($"DROP DATABASE IF EXISTS {name}{(force ? " WITH (FORCE)" : "")}");
        await drop.ExecuteNonQueryAsync(stop);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>
    /// Statements that come again are planned once. A session's state is never changed, so a connection that goes back to
    /// the pool needs no cleaning. What <c>HEARINGS_DB</c> says itself stands, as a pooler between may require.
    /// </summary>
    public static string Tuned(string connection)
    {
        // The general builder knows what was said, Npgsql's own what can be said.
        var said = new DbConnectionStringBuilder { ConnectionString = connection };
        var tuned = new NpgsqlConnectionStringBuilder(connection);
        if (!said.ContainsKey("Max Auto Prepare")) tuned.MaxAutoPrepare = 300;
        if (!said.ContainsKey("No Reset On Close")) tuned.NoResetOnClose = true;
        return tuned.ConnectionString;
    }

    private static async Task<bool> Exists(string connection, CancellationToken stop)
    {
        await using var direct = new NpgsqlConnection(connection);
        try
        {
            await direct.OpenAsync(stop);
        }
        catch (PostgresException absent) when (absent.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
        return direct.PostgreSqlVersion.Major >= PostgresPrograms.OldestMajor ? true : throw new SetUpException(
            $"PostgreSQL {direct.PostgreSqlVersion} is too old: {PostgresPrograms.OldestMajor} or newer is needed");
    }

    private static async Task Create(string connection, CancellationToken stop)
    {
        await using var maintenance = Maintenance(connection, out var name);
        try
        {
            await using var create = maintenance.CreateCommand(
                $"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'kk-KZ'");
            await create.ExecuteNonQueryAsync(stop);
        }
        catch (PostgresException raced) when (raced.SqlState
            is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another process created it in this moment.
        }
    }

    // Databases are created and dropped from beside them.
    private static NpgsqlDataSource Maintenance(string connection, out string quoted)
    {
        var database = new NpgsqlConnectionStringBuilder(connection);
        quoted = '"' + database.Database!.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        database.Database = "postgres";
        return NpgsqlDataSource.Create(database);
    }

    private string Address(string database) => _cluster?.ConnectionString(database)
        ?? new NpgsqlConnectionStringBuilder(_existing!.ConnectionString) { Database = database }.ConnectionString;

    private SetUpException Refused(string what, Exception refused)
    {
        var reason = refused is PostgresException { MessageText: var text } ? text : (refused.InnerException ?? refused).Message;
        return new($"{what}: {reason}" + (_existing is null
            ? "" : $" (HEARINGS_DB: host {_existing.Host}, port {_existing.Port}, user {_existing.Username})"), refused);
    }

    private static NpgsqlConnectionStringBuilder Parse(string setting)
    {
        try
        {
            if (!setting.StartsWith("postgres://", StringComparison.Ordinal) && !setting.StartsWith("postgresql://", StringComparison.Ordinal))
                return new(setting);
            var address = new Uri(setting);
            var user = address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
            return new()
            {
                Host = address.Host,
                Port = address.Port > 0 ? address.Port : NpgsqlConnection.DefaultPort,
                Username = user[0] is { Length: > 0 } given ? given : null,
                Password = user.ElementAtOrDefault(1),
                Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
            };
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            throw new SetUpException("HEARINGS_DB is not a connection string such as "
                + $"'Host=db.example;Username=hearings;Password=…;Database=hearings': {wrong.Message}", wrong);
        }
    }
}
