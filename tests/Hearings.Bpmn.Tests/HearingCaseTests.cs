using System.Text.Json.Nodes;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>The procedure itself, from the file that the program runs.</summary>
public sealed class HearingCaseTests
{
    private static readonly ProcessDefinition Definition = BpmnReader.Load(File.ReadAllText(Files.Workflow("hearing-case.bpmn"))).Main;
    private static JsonObject Term => new() { ["explanationTerm"] = "P10D" };

    [Fact]
    public void File_has_no_problems_at_all() =>
        Assert.Empty(BpmnReader.Read(File.ReadAllText(Files.Workflow("hearing-case.bpmn"))).Problems);

    [Fact]
    public void Every_path_is_proved_to_reach_an_end()
    {
        var soundness = Soundness.Check(Definition);
        Assert.True(soundness.Complete);
        Assert.Empty(soundness.Problems);
    }

    [Fact]
    public void Everything_is_drawn_and_named_in_three_languages()
    {
        foreach (var element in Definition.Elements.Values)
        {
            Assert.Contains(element.Id, Definition.Diagram.Shapes.Keys);
            if (element.Name.Length == 0) continue;
            Assert.NotEqual(element.Name, element.NameIn("kk"));
            Assert.NotEqual(element.Name, element.NameIn("ru"));
        }
        foreach (var flow in Definition.Flows)
        {
            Assert.Contains(flow.Id, Definition.Diagram.Edges.Keys);
            Assert.True(flow.Name.Length == 0 || flow.NameIn("kk") != flow.NameIn("ru"));
        }
    }

    [Fact]
    public void Asks_for_an_explanation_with_a_deadline_in_working_days()
    {
        var step = Interpreter.Start(Definition, Term);
        Assert.Equal("explain:1", Assert.IsType<Command.CreateTask>(step.Commands[0]).Token);
        var timer = Assert.IsType<Command.SetTimer>(step.Commands[1]);
        Assert.Equal(("explanation-overdue:1", TimerKind.Duration, "P10D", "working-days"), (timer.Token, timer.Kind, timer.Value, timer.Calendar));
    }

    [Fact]
    public void Explained_heard_twice_and_ended_with_recommendations()
    {
        var step = Interpreter.Start(Definition, Term);
        step = Complete(step, "explain:1");
        Assert.Contains(step.Commands, c => c is Command.CancelTimer { Token: "explanation-overdue:1" });
        step = Complete(step, "assign:1", new() { ["rapporteur"] = "m-1" });
        step = Complete(step, "brief:1");
        step = Complete(step, "schedule:1");
        step = Complete(step, "hear:1", new() { ["outcome"] = "postponed" });
        step = Complete(step, "schedule:2");
        step = Complete(step, "hear:2", new() { ["outcome"] = "recommendations" });
        Assert.Equal(ProcessStatus.Completed, step.State.Status);
        Assert.Contains(step.Trace, t => t is { Event: TraceEvent.Left, Element: "ended-recommendations" });
    }

    [Fact]
    public void Silence_is_recorded_and_the_case_goes_on()
    {
        var step = Interpreter.Start(Definition, Term);
        step = Interpreter.Advance(Definition, step.State, new Trigger.TimerFired("explanation-overdue:1"));
        Assert.Collection(step.Commands,
            c => Assert.Equal("explain:1", Assert.IsType<Command.CancelTask>(c).Token),
            c => Assert.Equal("record-missing-explanation", Assert.IsType<Command.CallHandler>(c).Handler));
        step = Interpreter.Advance(Definition, step.State, new Trigger.HandlerReturned("record-no-explanation:1"));
        Assert.Equal("assign", Assert.Single(step.State.Waiting).Element);
    }

    [Fact]
    public void Waiting_case_is_small()
    {
        var step = Interpreter.Start(Definition, Term);
        Assert.InRange(step.State.ToJson().Length, 1, 4096);
    }

    private static Step Complete(Step step, string token, JsonObject? output = null)
    {
        // Through its document each time: what the host does.
        var read = ProcessState.Parse(step.State.ToJson());
        Assert.Equal(step.State.ToJson(), read.ToJson());
        return Interpreter.Advance(Definition, read, new Trigger.TaskCompleted(token, output));
    }
}
