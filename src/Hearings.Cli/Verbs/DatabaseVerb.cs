using System.CommandLine;
using Hearings.Database;
using Hearings.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings db</c>: where the data are and what they are; drops a demonstration.</summary>
public static class DatabaseVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var database = OpenDatabase.Option(create: false);
        var drop = new Option<bool>("--drop") { Description = "Drop it: a demonstration or a simulated year, named by --database" };
        var verb = new Command("db", "Show where the database is and what it holds") { database, drop };
        verb.SetAction((parsed, stop) => parsed.GetValue(drop) ? Drop(parsed.GetValue(database), stop) : Show(parsed.GetValue(database), stop));
        return verb;
    }

    private static async Task<int> Drop(string? name, CancellationToken stop)
    {
        if (name is null) throw new SetUpException("--drop asks for the database by name: ./hearings db --database NAME --drop");
        await using var server = await DatabaseServer.Open(stop);
        await server.DropDemonstration(name, stop);
        // Nothing names its files any more.
        if (DiskFileStore.FolderOf(name, DiskFileStore.ChosenFolder) is var files && Directory.Exists(files)) Directory.Delete(files, recursive: true);
        Console.WriteLine($"The database {name} was dropped, with its files.");
        return 0;
    }

    private static async Task<int> Show(string? name, CancellationToken stop)
    {
        await using var open = await OpenDatabase.OpenExisting(name, stop);
        await using var scope = open.Scope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        var address = new NpgsqlConnectionStringBuilder(open.ConnectionString);
        var installation = await db.Installations.SingleAsync(stop);
        var version = await db.Database.SqlQuery<string>($"SELECT current_setting('server_version') AS \"Value\"").SingleAsync(stop);
        var size = await db.Database.SqlQuery<string>($"SELECT pg_size_pretty(pg_database_size(current_database())) AS \"Value\"").SingleAsync(stop);
        Console.WriteLine($"""
            database   {address.Database} ({size}{(installation.IsDemonstration ? ", a demonstration" : "")}), created {installation.CreatedAt:u}
            server     PostgreSQL {version} at {address.Host}:{address.Port}, as {address.Username}
            bodies     {await db.Bodies.CountAsync(stop)}
            cases      {await db.Cases.CountAsync(stop)}
            people     {await db.Users.CountAsync(stop)}
            """);
        return 0;
    }
}
