using Hearings.Database;
using Hearings.Demonstration;
using Hearings.Web;

// The program as a container or a service runs it: HEARINGS_DB names the database, and HEARINGS_DEMONSTRATION=true makes a
// new one a demonstration. ./hearings up is the way for everyone else.
var demonstration = bool.TryParse(Environment.GetEnvironmentVariable("HEARINGS_DEMONSTRATION"), out var asked) && asked;
await using var server = await DatabaseServer.Open(CancellationToken.None);
var connection = await server.Database(null, "hearings", CancellationToken.None);
await HearingsDatabase.Prepare(connection, demonstration, TimeProvider.System);
await DemonstrationLoad.Run(connection, TimeProvider.System.GetUtcNow(), () => Console.WriteLine("Loading the demonstration commission, once."));
await using var app = await WebHost.Build(new WebSettings(connection), args);
await app.RunAsync();
