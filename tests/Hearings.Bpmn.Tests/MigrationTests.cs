using System.Text.Json.Nodes;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>Moving a running process to another version of its definition.</summary>
public sealed class MigrationTests
{
    private const string Timer = "<timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>";

    [Fact]
    public void Place_that_still_exists_moves_and_goes_on_in_the_new_version()
    {
        var (from, to) = (Process("<userTask id='a'/><userTask id='b'/>", "s a", "a b", "b e"), Process("<userTask id='a'/><userTask id='c'/>", "s a", "a c", "c e"));
        var migration = Migration.Plan(from, to, Interpreter.Start(from, new JsonObject { ["x"] = 1 }).State);
        Assert.True(migration.Possible);
        Assert.Empty(migration.Step!.Commands);
        var step = Interpreter.Advance(to, migration.Step.State, new Trigger.TaskCompleted("a:1"));
        Assert.Equal("c", Assert.Single(step.State.Waiting).Element);
        Assert.Equal(1, (int)step.State.Variables["x"]!);
    }

    [Fact]
    public void Place_that_is_gone_is_an_obstacle_until_it_is_mapped()
    {
        var (from, to) = (Process("<userTask id='a'/>", "s a", "a e"), Process("<userTask id='z'/>", "s z", "z e"));
        var state = Interpreter.Start(from, []).State;
        var refused = Migration.Plan(from, to, state);
        Assert.False(refused.Possible);
        Assert.Contains("has no element 'a'", Assert.Single(refused.Places).Obstacle, StringComparison.Ordinal);

        var mapped = Migration.Plan(from, to, state, new Dictionary<string, string> { ["a"] = "z" });
        Assert.True(mapped.Possible);
        var move = Assert.Single(mapped.Places);
        Assert.NotNull(move.NewToken);
        Assert.Equal(ProcessStatus.Completed, Interpreter.Advance(to, mapped.Step!.State, new Trigger.TaskCompleted(move.NewToken!)).State.Status);
    }

    [Theory]
    [InlineData("<serviceTask id='a'/>", "does not wait for the same")]
    [InlineData("<userTask id='a'><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask>", "many times")]
    public void Place_of_another_kind_is_an_obstacle(string element, string why)
    {
        var (from, to) = (Process("<userTask id='a'/>", "s a", "a e"), Process(element, "s a", "a e"));
        var migration = Migration.Plan(from, to, Interpreter.Start(from, []).State);
        Assert.Contains(why, Assert.Single(migration.Places).Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public void Place_that_now_stands_in_a_sub_process_is_an_obstacle()
    {
        var from = Process("<userTask id='a'/>", "s a", "a e");
        var to = Process("<subProcess id='p'><startEvent id='s2'/><userTask id='a'/><sequenceFlow id='s2-a' sourceRef='s2' targetRef='a'/></subProcess>", "s p", "p e");
        Assert.Contains("elsewhere", Assert.Single(Migration.Plan(from, to, Interpreter.Start(from, []).State).Places).Obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public void Added_timer_begins_and_removed_one_is_withdrawn()
    {
        var plain = Process("<userTask id='a'/>", "s a", "a e");
        var timed = Process($"<userTask id='a'/><boundaryEvent id='t' attachedToRef='a'>{Timer}</boundaryEvent>", "s a", "a e", "t e");
        var added = Migration.Plan(plain, timed, Interpreter.Start(plain, []).State);
        Assert.Equal("t:1", Assert.IsType<Command.SetTimer>(Assert.Single(added.Step!.Commands)).Token);
        Assert.Equal(ProcessStatus.Completed, Interpreter.Advance(timed, added.Step.State, new Trigger.TimerFired("t:1")).State.Status);

        var removed = Migration.Plan(timed, plain, Interpreter.Start(timed, []).State);
        Assert.Equal("t:1", Assert.IsType<Command.CancelTimer>(Assert.Single(removed.Step!.Commands)).Token);
        Assert.Equal("a", Assert.Single(removed.Step.State.Waiting).Element);
    }

    [Fact]
    public void Running_timer_is_kept_as_it_is()
    {
        var from = Process($"<userTask id='a'/><boundaryEvent id='t' attachedToRef='a'>{Timer}</boundaryEvent>", "s a", "a e", "t e");
        var to = Process($"<userTask id='a'/><userTask id='b'/><boundaryEvent id='t' attachedToRef='a'>{Timer}</boundaryEvent>", "s a", "a e", "t b", "b e");
        var migration = Migration.Plan(from, to, ProcessState.Parse(Interpreter.Start(from, []).State.ToJson()));
        Assert.Empty(migration.Step!.Commands);
        Assert.Equal("b", Assert.Single(Interpreter.Advance(to, migration.Step.State, new Trigger.TimerFired("t:1")).State.Waiting).Element);
    }

    [Fact]
    public void Tokens_stay_unique_where_the_new_version_adds_a_loop()
    {
        var from = Process("<userTask id='a'/><userTask id='b'/>", "s a", "a b", "b e");
        var to = Process("<userTask id='a'/><userTask id='b'/><exclusiveGateway id='g' default='g-e'/>", "s a", "a b", "b g", "g e", "g a more");
        var step = Interpreter.Advance(from, Interpreter.Start(from, []).State, new Trigger.TaskCompleted("a:1"));
        var moved = Migration.Plan(from, to, step.State).Step!;
        step = Interpreter.Advance(to, moved.State, new Trigger.TaskCompleted("b:1", new JsonObject { ["more"] = true }));
        Assert.Equal("a:2", Assert.Single(step.State.Waiting).Token);
    }

    [Fact]
    public void Same_version_is_always_possible_and_changes_nothing()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Files.Root, "tests", "Hearings.Bpmn.Tests", "Traces"), "*.bpmn"))
        {
            var definitions = BpmnReader.Load(File.ReadAllText(file));
            var variables = new JsonObject { ["list"] = new JsonArray(1, 2), ["groups"] = new JsonArray(new JsonArray(1)), ["n"] = 2, ["x"] = 5, ["due"] = "2026-12-01T00:00:00Z", ["term"] = "P1D" };
            if (definitions.Main.Root.Children.All(c => c.Kind != ElementKind.StartEvent || c.Event is not null)) continue;
            var state = Interpreter.Start(definitions.Main, variables).State;
            if (state.Ended) continue;
            var migration = Migration.Plan(definitions.Main, BpmnReader.Load(File.ReadAllText(file)).Main, state);
            Assert.True(migration.Possible, $"{file}: {string.Join("; ", migration.Places)}");
            Assert.Empty(migration.Step!.Commands);
            Assert.Equal(state.ToJson(), migration.Step.State.ToJson());
        }
    }

    /// <summary>Start s and end e are always there; a flow is "from to [condition]".</summary>
    private static ProcessDefinition Process(string elements, params string[] flows) => BpmnReader.Load(
        "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='proc'><startEvent id='s'/><endEvent id='e'/>" + elements
        + string.Concat(flows.Select(f => f.Split(' ')).Select(f => $"<sequenceFlow id='{f[0]}-{f[1]}' sourceRef='{f[0]}' targetRef='{f[1]}'>"
            + (f.Length > 2 ? $"<conditionExpression>{f[2]}</conditionExpression>" : "") + "</sequenceFlow>")) + "</process></definitions>").Main;
}
