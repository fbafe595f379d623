using System.CommandLine;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings migrate</c>: creates the database when absent and brings its tables and procedures up to date.</summary>
public static class MigrateVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var database = OpenDatabase.Option();
        var verb = new Command("migrate", "Create the database when absent and bring its tables and procedures up to date") { database };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var open = await OpenDatabase.Open(parsed.GetValue(database), stop);
            Console.WriteLine(open.IsNew ? "The database was created." : "The database is up to date.");
            return 0;
        });
        return verb;
    }
}
