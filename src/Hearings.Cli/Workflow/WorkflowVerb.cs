using System.CommandLine;

namespace Hearings.Cli.Workflow;

/// <summary><c>hearings workflow</c>: checks BPMN files, runs them in memory, and moves running processes to a new version.</summary>
public static class WorkflowVerb
{
    /// <summary>The verb with what stands below it.</summary>
    public static Command Create() => new("workflow", "Check BPMN 2.0 files and try them out without a database; move running processes to a new version")
    {
        Lint(),
        Run(),
        WorkflowMigrate.Create(),
    };

    private static Command Lint()
    {
        var files = new Argument<string[]>("FILE") { Description = "BPMN 2.0 files; processes may call each other across them", Arity = ArgumentArity.OneOrMore };
        var verb = new Command("lint", "List what is wrong with the files, like a compiler; exit 1 where one cannot be run") { files };
        verb.SetAction(parsed => WorkflowLint.Run(parsed.GetRequiredValue(files), Console.Out));
        return verb;
    }

    private static Command Run()
    {
        var file = new Argument<string>("FILE") { Description = "a BPMN 2.0 file" };
        var vars = new Option<string>("--vars") { Description = "the variables to start with, as a JSON object", DefaultValueFactory = _ => "{}" };
        var steps = new Option<string?>("--steps") { Description = "a file of steps, one a line: complete ELEMENT [JSON], message NAME [JSON], signal NAME, timer ELEMENT, error ELEMENT CODE, escalate ELEMENT CODE, retry ELEMENT [JSON], skip ELEMENT [JSON], cancel; '-' reads standard input" };
        var hold = new Option<bool>("--hold-services") { Description = "service, business-rule and send tasks wait like user tasks" };
        var process = new Option<string?>("--process") { Description = "the process to run, where the file has several (the first)" };
        var verb = new Command("run", "Run a process in memory and print JSON lines; exit 1 where the file is refused, 2 at an impossible step")
        {
            file, vars, steps, hold, process,
        };
        verb.SetAction(parsed => WorkflowRun.Run(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(vars), parsed.GetValue(steps), parsed.GetValue(hold), parsed.GetValue(process),
            Console.Out, Console.Error));
        return verb;
    }
}
