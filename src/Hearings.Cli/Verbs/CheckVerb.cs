using System.CommandLine;
using Hearings.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings check</c>: do the entities and the procedures agree? Exit code 1 where they do not.</summary>
public static class CheckVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var database = OpenDatabase.Option(create: false);
        var verb = new Command("check", "Prove that cases, procedures, tasks and timers agree and that the audit log is whole") { database };
        verb.SetAction(async (parsed, stop) =>
        {
            await using var open = await OpenDatabase.OpenExisting(parsed.GetValue(database), stop);
            await using var scope = open.Scope();
            var findings = await scope.ServiceProvider.GetRequiredService<Checker>().Check(stop);
            foreach (var finding in findings)
                Console.WriteLine($"{finding.Rule}\t{finding.Subject}\t{finding.Found}");
            Console.WriteLine(findings.Count == 0 ? "All invariants hold." : $"{findings.Count} broken invariants.");
            return findings.Count == 0 ? 0 : 1;
        });
        return verb;
    }
}
