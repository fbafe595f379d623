using System.CommandLine;
using Hearings;
using Hearings.Cli.Verbs;
using Hearings.Cli.Workflow;

var root = new RootCommand("Hearings: casework of the Commission on Access to Information")
{
    TestVerb.Create(),
    BenchVerb.Create(),
    WorkflowVerb.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (SetUpException refused)
{
    Console.Error.WriteLine($"hearings: {refused.Message}");
    return 1;
}
