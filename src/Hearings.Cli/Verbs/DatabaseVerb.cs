using System.CommandLine;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings db</c>: where the data are and what they are.</summary>
public static class DatabaseVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var database = OpenDatabase.Option();
        var verb = new Command("db", "Show where the database is and what it holds") { database };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var open = await OpenDatabase.Open(parsed.GetValue(database), stop);
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
        });
        return verb;
    }
}
