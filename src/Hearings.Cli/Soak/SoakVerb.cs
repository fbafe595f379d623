using System.CommandLine;

namespace Hearings.Cli.Soak;

/// <summary><c>hearings soak</c>: two nodes at work, killed, starved of their database and put off by the clock; then the proof.</summary>
internal static class SoakVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long at least", DefaultValueFactory = _ => 5 };
        var kills = new Option<int>("--kills") { Description = "How many kills at least", DefaultValueFactory = _ => 30 };
        var cases = new Option<int>("--cases") { Description = "How many cases are driven at a time", DefaultValueFactory = _ => 500 };
        var people = new Option<int>("--people") { Description = "How many people work in each node", DefaultValueFactory = _ => 4 };
        var verb = new Command("soak", "Kill nodes, the database's server and the mail server while cases are driven, then prove that nothing was lost or done twice")
        {
            minutes, kills, cases, people,
        };
        verb.SetAction(async (parsed, stop) =>
        {
            var settings = new SoakSettings(TimeSpan.FromMinutes(parsed.GetValue(minutes)), parsed.GetValue(kills), parsed.GetValue(cases), parsed.GetValue(people));
            await using var run = await SoakRun.Begin(settings, stop);
            await run.Torment(stop);
            await run.Settle(stop);
            return await new SoakProof(run).Print(stop) ? 0 : 1;
        });
        return verb;
    }
}

/// <summary>How hard a soak is.</summary>
internal sealed record SoakSettings(TimeSpan Least, int Kills, int Cases, int People);
