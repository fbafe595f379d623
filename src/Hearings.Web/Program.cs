using Hearings.Database;
using Hearings.Web;

// The program as a container or a service runs it: HEARINGS_DB names the database. ./hearings up is the way for everyone else.
await using var server = await DatabaseServer.Open(CancellationToken.None);
var connection = await server.Database(null, "hearings", CancellationToken.None);
await HearingsDatabase.Prepare(connection, demonstration: false, TimeProvider.System);
await using var app = await WebHost.Build(new WebSettings(connection), args);
await app.RunAsync();
