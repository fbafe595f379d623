using System.CommandLine;
using System.Globalization;
using Hearings.Web;
using Hearings.Workflow;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hearings.Cli.Soak;

/// <summary>One node of a soak: the whole web program with its job lanes, and people at work in it. Meant to be killed.</summary>
internal static class SoakNode
{
    private static readonly string[] Quiet = ["--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft.AspNetCore.DataProtection=None"];

    /// <summary>The verb, shown to nobody.</summary>
    public static Command Create()
    {
        var (connection, folder) = (new Argument<string>("connection"), new Argument<string>("folder"));
        var (mail, people) = (new Argument<int>("mail-port"), new Argument<int>("people"));
        var verb = new Command("soak-node") { connection, folder, mail, people };
        verb.Hidden = true;
        verb.SetAction((parsed, stop) => Run(
            parsed.GetValue(connection)!, parsed.GetValue(folder)!, parsed.GetValue(mail), parsed.GetValue(people), stop));
        return verb;
    }

    /// <summary>How a node's services differ from the program's.</summary>
    public static void Change(IServiceCollection services, TimeProvider clock, SoakDiary diary) =>
        services.AddSingleton(clock).AddSingleton(diary).AddProcessHandler<SoakHandler>("soak-step");

    private static async Task<int> Run(string connection, string folder, int mail, int people, CancellationToken stop)
    {
        var clock = new SoakClock(folder);
        var diary = new SoakDiary(folder);
        var settings = new WebSettings(connection, "http://127.0.0.1:0", services => Change(services, clock, diary));
        await using var app = await WebHost.Build(settings, [.. Quiet, .. Smtp(mail)]);
        await app.StartAsync(stop);
        Console.WriteLine("ready");
        var worker = new SoakPeople(app.Services, clock, diary);
        var work = Task.WhenAll(Enumerable.Range(0, people).Select(_ => worker.Work(stop)));
        await app.WaitForShutdownAsync(stop);
        await work;
        return 0;
    }

    /// <summary>The soak's own mail server, as settings.</summary>
    public static string[] Smtp(int port) =>
    [
        "--Smtp:Host=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"--Smtp:Port={port}"), "--Smtp:Security=None",
        "--Smtp:From=hearings@soak.test", "--Smtp:Timeout=3",
    ];
}
