using System.Text.Json.Nodes;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>What is stopped, how it goes on, and that nothing is torn open by passing over it.</summary>
public sealed class IncidentTests
{
    [Fact]
    public void Sub_process_passed_over_takes_its_inside_with_it()
    {
        var definition = Process("<subProcess id='p'><startEvent id='s2'/><userTask id='a'/><endEvent id='e2'/>" + Flows("s2 a", "a e2") + "</subProcess><userTask id='b'/>" + Flows("s p", "p b", "b e"));
        var step = Interpreter.Advance(definition, Interpreter.Start(definition, []).State, new Trigger.Thrown("p:1", ErrorCode: "E"));
        Assert.True(step.State.HasIncident);
        step = Interpreter.Advance(definition, step.State, new Trigger.IncidentResolved("p:1", Skip: true));
        Assert.Contains(step.Commands, c => c is Command.CancelTask { Token: "a:1" });
        Assert.Equal("b", Assert.Single(step.State.Waiting).Element);
    }

    [Fact]
    public void Receive_task_behind_an_event_based_gateway_passed_over_wins()
    {
        var definition = Process("<eventBasedGateway id='g'/><receiveTask id='r' messageRef='m'/><intermediateCatchEvent id='t'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>"
            + Flows("s g", "g r", "g t", "r e", "t e"));
        var step = Interpreter.Advance(definition, Interpreter.Start(definition, []).State, new Trigger.Thrown("r:1", ErrorCode: "E"));
        step = Interpreter.Advance(definition, step.State, new Trigger.IncidentResolved("r:1", Skip: true));
        Assert.Contains(step.Commands, c => c is Command.CancelTimer { Token: "t:1" });
        Assert.Equal(ProcessStatus.Completed, step.State.Status);
    }

    [Fact]
    public void Technical_fault_stops_its_place_only_and_a_retry_calls_again()
    {
        var definition = Process("<parallelGateway id='f'/><serviceTask id='a' h:handler='count'/><userTask id='b'/>" + Flows("s f", "f a", "f b", "a e", "b e"));
        var step = Interpreter.Advance(definition, Interpreter.Start(definition, []).State, new Trigger.HandlerFailed("a:1", null, "The disk is full."));
        Assert.Equal("The disk is full.", Assert.IsType<Command.RaiseIncident>(Assert.Single(step.Commands)).Message);
        Assert.Throws<ProcessException>(() => Interpreter.Advance(definition, step.State, new Trigger.HandlerReturned("a:1")));
        step = Interpreter.Advance(definition, step.State, new Trigger.TaskCompleted("b:1"));
        step = Interpreter.Advance(definition, step.State, new Trigger.IncidentResolved("a:1", Output: new JsonObject { ["disk"] = "new" }));
        Assert.Equal("new", (string?)Assert.IsType<Command.CallHandler>(Assert.Single(step.Commands)).Variables["disk"]);
        Assert.Equal(ProcessStatus.Completed, Interpreter.Advance(definition, step.State, new Trigger.HandlerReturned("a:1")).State.Status);
    }

    [Fact]
    public void Boundary_event_still_rescues_a_stopped_place()
    {
        var definition = Process("<serviceTask id='a'/><boundaryEvent id='late' attachedToRef='a'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>" + Flows("s a", "a e", "late e"));
        var step = Interpreter.Advance(definition, Interpreter.Start(definition, []).State, new Trigger.HandlerFailed("a:1", null, "no"));
        step = Interpreter.Advance(definition, step.State, new Trigger.TimerFired("late:1"));
        Assert.Equal(ProcessStatus.Completed, step.State.Status);
        Assert.False(step.State.HasIncident);
    }

    [Fact]
    public void Trigger_that_does_not_fit_names_what_waits_and_changes_nothing()
    {
        var definition = Process("<userTask id='a'/>" + Flows("s a", "a e"));
        var state = Interpreter.Start(definition, []).State;
        var before = state.ToJson();
        Assert.Contains("a:1", Assert.Throws<ProcessException>(() => Interpreter.Advance(definition, state, new Trigger.TaskCompleted("b:1"))).Message, StringComparison.Ordinal);
        Assert.Throws<ProcessException>(() => Interpreter.Advance(definition, state, new Trigger.TimerFired("a:1")));
        Assert.Throws<ProcessException>(() => Interpreter.Advance(definition, state, new Trigger.IncidentResolved("a:1")));
        Assert.Equal(before, state.ToJson());
        var ended = Interpreter.Advance(definition, state, new Trigger.TaskCompleted("a:1")).State;
        Assert.Throws<ProcessException>(() => Interpreter.Advance(definition, ended, new Trigger.TaskCompleted("a:1")));
        Assert.Throws<ProcessException>(() => Interpreter.Advance(Process("<userTask id='a'/>" + Flows("s a", "a e"), "other"), state, new Trigger.TaskCompleted("a:1")));
    }

    [Fact]
    public void Loop_that_never_waits_is_refused_in_bounded_time()
    {
        var definition = Process("<exclusiveGateway id='g' default='g-e'/><task id='a'/><exclusiveGateway id='again'/>" + Flows("s again", "again g", "g e", "a again") + "<sequenceFlow id='g-a' sourceRef='g' targetRef='a'><conditionExpression>true</conditionExpression></sequenceFlow>");
        Assert.Contains("loop", Assert.Throws<ProcessException>(() => Interpreter.Start(definition, [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Listener_that_cannot_be_worked_out_refuses_the_step()
    {
        var definition = Process("<userTask id='a'/><subProcess id='x' triggeredByEvent='true'><startEvent id='xs'><messageEventDefinition messageRef='m'/></startEvent><userTask id='xt'/><endEvent id='xe'/>" + Flows("xs xt", "xt xe")
            + "<subProcess id='y' triggeredByEvent='true'><startEvent id='ys'><timerEventDefinition><timeDuration>= term</timeDuration></timerEventDefinition></startEvent><endEvent id='ye'/>" + Flows("ys ye") + "</subProcess></subProcess>" + Flows("s a", "a e"));
        var state = Interpreter.Start(definition, []).State;
        var listener = state.Waiting.Single(w => w.Element == "xs").Token;
        Assert.Contains("term", Assert.Throws<ProcessException>(() => Interpreter.Advance(definition, state, new Trigger.MessageArrived(listener, "m"))).Message, StringComparison.Ordinal);
        var step = Interpreter.Advance(definition, state, new Trigger.MessageArrived(listener, "m", new JsonObject { ["term"] = "P1D" }));
        Assert.Equal(["xt", "ys"], step.State.Waiting.Select(w => w.Element).Order());
    }

    private static ProcessDefinition Process(string inside, string id = "proc") => BpmnReader.Load(
        $"<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:h='urn:hearings:bpmn:1'><message id='m' name='m'/><process id='{id}'><startEvent id='s'/><endEvent id='e'/>{inside}</process></definitions>").Main;

    private static string Flows(params string[] flows) =>
        string.Concat(flows.Select(f => f.Split(' ')).Select(f => $"<sequenceFlow id='{f[0]}-{f[1]}' sourceRef='{f[0]}' targetRef='{f[1]}'/>"));
}
