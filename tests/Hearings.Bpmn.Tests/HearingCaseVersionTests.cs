using System.Text.Json.Nodes;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>A case under way by the first version of the procedure can be moved to the newest from wherever it waits.</summary>
public sealed class HearingCaseVersionTests
{
    private static readonly ProcessDefinition First = BpmnReader.Load(File.ReadAllText(Files.Version("hearing-case-1.bpmn"))).Main;
    private static readonly ProcessDefinition Newest = BpmnReader.Load(File.ReadAllText(Files.Workflow("hearing-case.bpmn")), ["remediation"]).Main;

    public static TheoryData<string> Waiting => ["explain", "record-no-explanation", "assign", "brief", "schedule", "hear", "schedule:2", "hear:2"];

    [Theory]
    [MemberData(nameof(Waiting))]
    public void Moves_from_every_place_where_it_may_wait_and_ends_as_the_newest_version_has_it(string at)
    {
        var state = Until(at);
        var migration = Migration.Plan(First, Newest, ProcessState.Parse(state.ToJson()));
        Assert.True(migration.Possible, string.Join("; ", migration.Places));
        Assert.Empty(migration.Step!.Commands);
        Assert.All(migration.Places, p => Assert.Null(p.NewToken));

        // From there on to the end: what the first version did not know comes with the outcome.
        state = migration.Step.State;
        while (!state.Ended)
        {
            var place = state.Waiting.First(w => !w.Listens);
            state = Interpreter.Advance(Newest, state, place.Element switch
            {
                "record-no-explanation" or "begin-closing" => new Trigger.HandlerReturned(place.Token),
                "minutes" => new Trigger.MessageArrived(place.Token, "minutes-approved", new JsonObject { ["addressees"] = new JsonArray() }),
                "hear" => new Trigger.TaskCompleted(place.Token, new JsonObject { ["outcome"] = "no-action", ["caseReference"] = "H-2026-00001" }),
                _ => new Trigger.TaskCompleted(place.Token),
            }).State;
        }
        Assert.Equal(ProcessStatus.Completed, state.Status);
    }

    private static ProcessState Until(string at)
    {
        var step = Interpreter.Start(First, new JsonObject { ["explanationTerm"] = "P10D" });
        if (at == "record-no-explanation") return Interpreter.Advance(First, step.State, new Trigger.TimerFired("explanation-overdue:1")).State;
        var token = at.Contains(':', StringComparison.Ordinal) ? at : at + ":1";
        while (step.State.Waiting.First(w => !w.Listens) is var place && place.Token != token)
            step = Interpreter.Advance(First, step.State, new Trigger.TaskCompleted(place.Token, place.Element == "hear" ? new JsonObject { ["outcome"] = "postponed" } : null));
        return step.State;
    }
}
