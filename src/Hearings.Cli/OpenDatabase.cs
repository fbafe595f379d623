using System.CommandLine;
using Hearings.Database;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Cli;

/// <summary>A database that a verb works with, its tables up to date, and the services on it.</summary>
public sealed class OpenDatabase : IAsyncDisposable
{
    /// <summary>The name of the database that <c>up</c> creates as a demonstration unless told otherwise.</summary>
    public const string Demonstration = "demo";

    /// <summary>The name of the database that every other verb works with unless told otherwise.</summary>
    public const string Usual = "hearings";

    private readonly DatabaseServer _server;
    private readonly ServiceProvider _services;

    private OpenDatabase(DatabaseServer server, string connectionString, bool isNew)
    {
        (_server, ConnectionString, IsNew) = (server, connectionString, isNew);
        _services = new ServiceCollection().AddHearings(connectionString).BuildServiceProvider();
    }

    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; }

    /// <summary>Its tables were made just now.</summary>
    public bool IsNew { get; }

    /// <summary>The option <c>--database NAME</c>.</summary>
    public static Option<string?> Option(string otherwise = Usual, bool create = true) => new("--database")
    {
        Description = $"The database{(create ? ", created when absent" : "")}; otherwise the one that HEARINGS_DB names, else {otherwise}",
        HelpName = "NAME",
    };

    /// <summary>Starts or reaches the server, creates the database when absent and brings its tables up to date.</summary>
    /// <param name="name">As given by the option.</param>
    /// <param name="otherwise">As given to <see cref="Option"/>.</param>
    /// <param name="demonstration">What a database that is new becomes, by its name; fixed from then on.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="create">Whether one that is absent is created.</param>
    public static async Task<OpenDatabase> Open(
        string? name, string otherwise, Func<string, bool> demonstration, CancellationToken stop, bool create = true)
    {
        var server = await DatabaseServer.Open(stop);
        try
        {
            var connection = await server.Database(name, otherwise, stop, create);
            var database = new Npgsql.NpgsqlConnectionStringBuilder(connection).Database!;
            return new(server, connection, await HearingsDatabase.Prepare(connection, demonstration(database), TimeProvider.System, stop));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the database a verb was told to, as no demonstration where it is new.</summary>
    public static Task<OpenDatabase> Open(string? name, CancellationToken stop) => Open(name, Usual, _ => false, stop);

    /// <summary>The same for verbs that work with what is there: a database that is absent is a mistake, not a wish.</summary>
    public static Task<OpenDatabase> OpenExisting(string? name, CancellationToken stop) => Open(name, Usual, _ => false, stop, create: false);

    /// <summary>Services for one command; dispose of it.</summary>
    public AsyncServiceScope Scope() => _services.CreateAsyncScope();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
    }
}
