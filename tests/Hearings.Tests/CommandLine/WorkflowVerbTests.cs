using System.Text.Json.Nodes;
using Hearings.Tests.Database;
using Xunit;

namespace Hearings.Tests.CommandLine;

/// <summary><c>workflow lint</c> and <c>workflow run</c> as a stranger at a terminal uses them; neither needs a database.</summary>
public sealed class WorkflowVerbTests : IDisposable
{
    private static readonly string HearingCase = Path.Combine(SourceTree.Root, "workflows", "hearing-case.bpmn");
    private static readonly Dictionary<string, string?> NoDatabase = new() { ["HEARINGS_DB"] = "Host=nowhere.invalid" };
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Lint_passes_what_is_right_and_points_at_what_is_not()
    {
        var broken = Path.Combine(_scratch.Path, "broken.bpmn");
        await File.WriteAllTextAsync(broken, (await File.ReadAllTextAsync(HearingCase, Stop)).Replace("targetRef=\"brief\"", "targetRef=\"nowhere\"", StringComparison.Ordinal), Stop);

        Assert.Equal(0, (await Terminal.Run(["workflow", "lint", HearingCase], NoDatabase)).ExitCode);
        var refused = await Terminal.Run(["workflow", "lint", HearingCase, broken], NoDatabase);
        Assert.Equal(1, refused.ExitCode);
        Assert.Matches(@"broken\.bpmn\(\d+,\d+\): error flow-end: .*nowhere", refused.Output + refused.Errors);
        Assert.Equal(1, (await Terminal.Run(["workflow", "run", broken], NoDatabase)).ExitCode);
    }

    [Fact]
    public async Task Run_takes_steps_tells_what_happened_and_refuses_an_impossible_one()
    {
        var steps = Path.Combine(_scratch.Path, "steps.txt");
        await File.WriteAllTextAsync(steps, "timer explanation-overdue\ncomplete assign {\"rapporteur\":\"m\"}\ncomplete brief\ncomplete schedule\ncomplete hear {\"outcome\":\"no-action\"}\nmessage minutes-approved {\"addressees\":[]}\ncomplete close\n", Stop);

        var told = await Terminal.Run(["workflow", "run", HearingCase, "--vars", """{"explanationTerm":"P10D","caseReference":"H-1"}""", "--steps", steps], NoDatabase);
        Assert.Equal((0, ""), (told.ExitCode, told.Errors));
        var lines = told.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal("completed", (string?)lines[^1]["state"]);
        Assert.Empty(lines[^1]["waiting"]!.AsArray());
        Assert.Contains(lines, l => (string?)l["event"] == "entered" && (string?)l["element"] == "closed");

        await File.WriteAllTextAsync(steps, "complete hear\n", Stop);
        var impossible = await Terminal.Run(["workflow", "run", HearingCase, "--vars", """{"explanationTerm":"P10D","caseReference":"H-1"}""", "--steps", steps], NoDatabase);
        Assert.Equal(2, impossible.ExitCode);
        Assert.Single(impossible.Errors.TrimEnd().Split('\n'));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
