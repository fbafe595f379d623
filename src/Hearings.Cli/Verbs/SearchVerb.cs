using System.CommandLine;
using Hearings.Database;
using Hearings.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings search</c>: looks after what the search finds.</summary>
public static class SearchVerb
{
    /// <summary>The verb.</summary>
    public static Command Create() => new("search", "Look after what the search finds") { Rebuild() };

    private static Command Rebuild()
    {
        var database = OpenDatabase.Option(create: false);
        var verb = new Command("rebuild", "Make all entries of the search anew from the records") { database };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var open = await OpenDatabase.OpenExisting(parsed.GetValue(database), stop);
            await using var scope = open.Scope();
            var made = await SearchIndex.Rebuild(scope.ServiceProvider.GetRequiredService<HearingsDb>(), stop);
            Console.WriteLine($"{made} entries.");
            return 0;
        });
        return verb;
    }
}
