using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Hearings.Database;
using Hearings.Demonstration;
using Hearings.Notices;
using Hearings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings up</c>: the whole program on this machine, until Ctrl-C.</summary>
public static class UpVerb
{
    // A terminal shows what needs a person; that keys lie unencrypted in our own database is known and documented.
    private static readonly string[] Quiet =
        ["--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.AspNetCore.DataProtection=Error"];

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var database = OpenDatabase.Option(OpenDatabase.Demonstration);
        var port = new Option<int>("--port") { Description = "Where to serve", DefaultValueFactory = _ => 8080 };
        var demonstration = new Option<bool>("--demonstration")
        {
            Description = $"Make a new database a demonstration, whose personas sign in by one click; one named {OpenDatabase.Demonstration} always is",
        };
        var verb = new Command("up", "Serve the program on this machine until Ctrl-C") { port, database, demonstration };
        verb.SetAction((parsed, stop) => Run(parsed.GetValue(port), parsed.GetValue(database), parsed.GetValue(demonstration), stop));
        return verb;
    }

    private static async Task<int> Run(int port, string? name, bool demonstration, CancellationToken stop)
    {
        RequireFree(port);
        await using var database = await OpenDatabase.Open(
            name, OpenDatabase.Demonstration, called => demonstration || called == OpenDatabase.Demonstration, stop);
        await DemonstrationLoad.Run(database.ConnectionString, TimeProvider.System.GetUtcNow(),
            () => Console.WriteLine("Loading the demonstration commission, once."), stop);
        await using var app = await WebHost.Build(new WebSettings(database.ConnectionString, $"http://localhost:{port}"), Quiet);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw Taken(port, taken);
        }
        await Greet(database, port, app.Services.GetRequiredService<MailSettings>(), stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static async Task Greet(OpenDatabase database, int port, MailSettings mail, CancellationToken stop)
    {
        await using var scope = database.Scope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        Console.WriteLine($"\nHearings: http://localhost:{port}");
        var personas = await db.Users.AsNoTracking().Where(user => user.IsPersona && user.IsActive).OrderBy(user => user.Id)
            .Select(user => new { user.Name, user.Post }).ToListAsync(stop);
        if (personas.Count > 0)
            Console.WriteLine("\nA demonstration: its scores are fictional. Sign in by one click as\n" +
                string.Join('\n', personas.Select(persona => $"  {persona.Name,-24}{persona.Post.In(Language.En)}")));
        else if (!await db.Users.AnyAsync(stop))
            Console.WriteLine("\nNobody can sign in yet: ./hearings user add --role Administrator --email … --name …");
        Console.WriteLine("\n" + mail.InWords);
        Console.WriteLine("\nCtrl-C stops it.");
    }

    private static void RequireFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port);
        try
        {
            probe.Start();
        }
        catch (SocketException taken)
        {
            throw Taken(port, taken);
        }
    }

    private static SetUpException Taken(int port, Exception cause) =>
        new($"port {port} is taken; does another ./hearings up run? Choose another with --port", cause);
}
