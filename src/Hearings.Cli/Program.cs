using System.CommandLine;
using System.CommandLine.Help;
using Hearings;
using Hearings.Cli.Soak;
using Hearings.Cli.Verbs;
using Hearings.Cli.Workflow;

// Creating the verbs costs nothing: the database, the web program and the browser are loaded by the verb that runs.
var hearings = new Command("hearings", "Casework of the Commission on Access to Information")
{
    UpVerb.Create(),
    MigrateVerb.Create(),
    DatabaseVerb.Create(),
    ImportVerb.Create(),
    CheckVerb.Create(),
    AuditVerb.Create(),
    SearchVerb.Create(),
    UserVerb.Create(),
    TestVerb.Create(),
    BenchVerb.Create(),
    SoakVerb.Create(),
    SoakNode.Create(),
    WorkflowVerb.Create(),
    ReportVerb.Create(),
    YearVerb.Create(),
    new HelpOption(),
    new VersionOption(),
};
var settings = new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    // What runs is told of Ctrl-C and SIGTERM and then has this long to put its things away.
    ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
};
try
{
    return await hearings.Parse(args).InvokeAsync(settings);
}
catch (Exception refused) when (refused is SetUpException or RuleViolation)
{
    Console.Error.WriteLine($"hearings: {refused.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    return 130;
}
