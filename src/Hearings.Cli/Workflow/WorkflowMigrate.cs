using System.CommandLine;
using Hearings.Access;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Cli.Workflow;

/// <summary><c>workflow migrate</c>: what moving running processes to the newest version would do; with <c>--apply</c> it does so.</summary>
internal static class WorkflowMigrate
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var process = new Option<string>("--process") { Description = "the key of the procedure, such as hearing-case", HelpName = "KEY", Required = true };
        var map = new Option<string[]>("--map") { Description = "where an element of the old version leads in the new one; can be given several times", HelpName = "OLD=NEW" };
        var apply = new Option<bool>("--apply") { Description = "move those that can, each in a transaction of its own; without it nothing changes" };
        var database = OpenDatabase.Option(create: false);
        var verb = new Command("migrate", "Say what moving running processes to the newest version of their procedure would do, or do it; exit 1 where some cannot")
        {
            process, map, apply, database,
        };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var open = await OpenDatabase.OpenExisting(parsed.GetValue(database), stop);
            return await Run(open, parsed.GetRequiredValue(process), parsed.GetValue(map) ?? [], parsed.GetValue(apply), Console.Out, stop);
        });
        return verb;
    }

    private static async Task<int> Run(OpenDatabase open, string process, string[] map, bool apply, TextWriter output, CancellationToken stop)
    {
        using var english = Languages.Use(Language.En);
        await using var scope = open.Scope();
        var db = scope.ServiceProvider.GetRequiredService<HearingsDb>();
        try
        {
            var previews = scope.ServiceProvider.GetRequiredService<MigrationPreview>();
            var (to, _) = await previews.Of(process, null, stop);
            var mapping = MigrationPreview.MappingOf(string.Join('\n', map), await scope.ServiceProvider.GetRequiredService<Procedures>().Get(db, to.Id, stop));
            var (_, cases) = await previews.Of(process, mapping, stop);
            foreach (var one in cases)
                output.WriteLine($"{one.BusinessKey}\t{one.Version} -> {to.Version}\t{(one.Possible ? "can move" : string.Join("; ", one.Obstacles))}");
            var moved = 0;
            foreach (var one in apply ? cases.Where(c => c.Possible) : [])
            {
                await using var each = open.Scope();
                await each.ServiceProvider.GetRequiredService<MigrateProcessHandler>().Handle(new MigrateProcess(one.InstanceId, to.Version, mapping), Actor.System, stop);
                moved++;
            }
            output.WriteLine($"{cases.Count(c => c.Possible)} can move to version {to.Version}, {cases.Count(c => !c.Possible)} cannot; {moved} moved.");
            return cases.All(c => c.Possible) ? 0 : 1;
        }
        catch (RuleViolation refused)
        {
            output.WriteLine(refused.Message);
            return 1;
        }
    }
}
