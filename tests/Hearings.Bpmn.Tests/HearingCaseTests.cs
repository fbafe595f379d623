using System.Text.Json.Nodes;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>The procedure itself, from the file that the program runs.</summary>
public sealed class HearingCaseTests
{
    private static readonly ProcessDefinition Definition = BpmnReader.Load(File.ReadAllText(Files.Workflow("hearing-case.bpmn")), ["remediation"]).Main;
    private static JsonObject Term => new() { ["explanationTerm"] = "P10D", ["caseReference"] = "H-2026-00042" };

    [Fact]
    public void File_has_no_problems_at_all() =>
        Assert.Empty(BpmnReader.Read(File.ReadAllText(Files.Workflow("hearing-case.bpmn")), ["remediation"]).Problems);

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
    public void Explained_heard_twice_and_closed_where_there_is_nothing_to_remedy()
    {
        var step = Complete(Heard("postponed"), "schedule:2");
        step = Complete(step, "hear:2", new() { ["outcome"] = "no-action" });
        var subscription = Assert.IsType<Command.Subscribe>(Assert.Single(step.Commands));
        Assert.Equal(("minutes:1", "minutes-approved", "H-2026-00042"), (subscription.Token, subscription.Name, subscription.Correlation));
        step = Minutes(step);
        Assert.Equal("begin-closing", Assert.IsType<Command.CallHandler>(Assert.Single(step.Commands)).Handler);
        step = Interpreter.Advance(Definition, step.State, new Trigger.HandlerReturned("begin-closing:1"));
        step = Complete(step, "close:1");
        Assert.Equal(ProcessStatus.Completed, step.State.Status);
        Assert.Contains(step.Trace, t => t is { Event: TraceEvent.Left, Element: "closed" });
    }

    [Fact]
    public void Each_addressee_is_remediated_and_the_body_heard_again_where_something_stays_unremedied()
    {
        var step = Minutes(Heard("recommendations"), "a-1", "a-2");
        var children = step.Commands.OfType<Command.StartChild>().ToList();
        Assert.Equal(["remediate:1", "remediate:2"], children.Select(c => c.Token));
        Assert.Equal(["remediation", "remediation"], children.Select(c => c.Process));
        Assert.Equal("""{"subjectId":"a-1","bodyId":"b-1","caseReference":"H-2026-00042"}""", children[0].Variables.ToJsonString());
        step = Ended(step, "remediate:1", "remedied");
        step = Ended(step, "remediate:2", "unremedied");
        var call = Assert.IsType<Command.CallHandler>(Assert.Single(step.Commands));
        Assert.Equal("""["remedied","unremedied"]""", call.Variables["results"]!.ToJsonString());
        step = Interpreter.Advance(Definition, step.State, new Trigger.HandlerReturned("end-remediation:1", new JsonObject { ["unremedied"] = true }));
        step = Complete(step, "schedule:2");
        step = Minutes(Complete(step, "hear:2", new() { ["outcome"] = "recommendations" }), "a-3");
        step = Ended(step, "remediate:3", "remedied");
        step = Interpreter.Advance(Definition, step.State, new Trigger.HandlerReturned("end-remediation:2", new JsonObject { ["unremedied"] = false }));
        Assert.Equal("close", Assert.Single(step.State.Waiting).Element);
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

    /// <summary>A case whose first hearing ended so.</summary>
    private static Step Heard(string outcome)
    {
        var step = Interpreter.Start(Definition, Term);
        step = Complete(step, "explain:1");
        Assert.Contains(step.Commands, c => c is Command.CancelTimer { Token: "explanation-overdue:1" });
        step = Complete(step, "assign:1", new() { ["rapporteur"] = "m-1" });
        step = Complete(step, "brief:1");
        step = Complete(step, "schedule:1");
        return Complete(step, "hear:1", new() { ["outcome"] = outcome });
    }

    private static Step Minutes(Step step, params string[] addressees) => Interpreter.Advance(Definition, step.State, new Trigger.MessageArrived(
        Assert.Single(step.State.Waiting).Token, "minutes-approved",
        new JsonObject { ["addressees"] = new JsonArray([.. addressees.Select(a => (JsonNode)new JsonObject { ["addressee"] = a, ["body"] = "b-1" })]) }));

    private static Step Ended(Step step, string token, string result) =>
        Interpreter.Advance(Definition, step.State, new Trigger.ChildEnded(token, new JsonObject { ["result"] = result }));

    private static Step Complete(Step step, string token, JsonObject? output = null)
    {
        // Through its document each time: what the host does.
        var read = ProcessState.Parse(step.State.ToJson());
        Assert.Equal(step.State.ToJson(), read.ToJson());
        return Interpreter.Advance(Definition, read, new Trigger.TaskCompleted(token, output));
    }
}
