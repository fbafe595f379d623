using System.Text.Json.Nodes;
using FsCheck.Xunit;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>What holds for every sound process and every way of running it.</summary>
[Properties(Arbitrary = [typeof(BlockArbitrary)], MaxTest = 400)]
public sealed class PropertyTests
{
    [Property]
    public void Is_read_without_problems_and_proved_sound(Block block)
    {
        var result = BpmnReader.Read(block.ToXml());
        Assert.Empty(result.Problems);
        Assert.Empty(Soundness.Check(result.Definitions.Main).Problems);
    }

    [Property]
    public void Every_run_completes_and_leaves_nothing_open(Block block, int seed)
    {
        var run = new RandomRun(BpmnReader.Load(block.ToXml()).Main, seed, throughDocuments: false);
        run.ToTheEnd();
        Assert.Equal(ProcessStatus.Completed, run.State.Status);
        Assert.Empty(run.Open);
        // What was entered was left or cancelled; nothing was left that was not entered.
        foreach (var element in run.Trace.GroupBy(t => (t.Element, t.N)).Where(g => g.Any(t => t.Event == TraceEvent.Entered)))
        {
            Assert.Single(element, t => t.Event == TraceEvent.Entered);
            Assert.Single(element, t => t.Event is TraceEvent.Left or TraceEvent.Cancelled);
        }
    }

    [Property]
    public void Documents_at_any_point_change_nothing_and_a_replay_gives_the_same(Block block, int seed)
    {
        var definition = BpmnReader.Load(block.ToXml()).Main;
        var direct = new RandomRun(definition, seed, throughDocuments: false);
        var documented = new RandomRun(BpmnReader.Load(block.ToXml()).Main, seed, throughDocuments: true);
        direct.ToTheEnd();
        documented.ToTheEnd();
        Assert.Equal(direct.Log, documented.Log);
    }

    [Property]
    public void Moving_to_the_same_version_at_any_point_changes_nothing(Block block, int seed)
    {
        var (definition, again) = (BpmnReader.Load(block.ToXml()).Main, BpmnReader.Load(block.ToXml()).Main);
        var run = new RandomRun(definition, seed, throughDocuments: false)
        {
            EachState = state =>
            {
                if (state.Ended) return;
                var migration = Migration.Plan(definition, again, state);
                Assert.True(migration.Possible, string.Join("; ", migration.Places.Where(p => p.Obstacle is not null)));
                Assert.Empty(migration.Step!.Commands);
                Assert.Equal(state.ToJson(), migration.Step.State.ToJson());
            },
        };
        run.ToTheEnd();
    }

    [Fact]
    public void Thousands_of_instances_are_opened_and_done_in_seconds()
    {
        var definition = BpmnReader.Load("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:h='urn:hearings:bpmn:1'><process id='p'><startEvent id='s'/>"
            + "<userTask id='a' h:collection='list' h:element='item'><multiInstanceLoopCharacteristics/></userTask><endEvent id='e'/>"
            + "<sequenceFlow id='f1' sourceRef='s' targetRef='a'/><sequenceFlow id='f2' sourceRef='a' targetRef='e'/></process></definitions>").Main;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var list = new JsonArray([.. Enumerable.Range(0, 5000).Select(i => (JsonNode)new JsonObject { ["id"] = i })]);
        var step = Interpreter.Start(definition, new JsonObject { ["list"] = list });
        var tasks = step.Commands.OfType<Command.CreateTask>().ToArray();
        Assert.Equal(5000, tasks.Length);
        Assert.Equal(4999, (int)tasks[4999].Variables["item"]!["id"]!);
        Assert.Equal(17, (int)tasks[4999].Variables["list"]![17]!["id"]!);
        for (var i = 0; i < 200; i++) step = Interpreter.Advance(definition, step.State, new Trigger.TaskCompleted(tasks[i].Token));
        Assert.Equal(4800, step.State.Waiting.Length);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
    }

    /// <summary>Runs a process by chance, keeping a host's books from the commands alone.</summary>
    private sealed class RandomRun(ProcessDefinition definition, int seed, bool throughDocuments)
    {
        private readonly Random random = new(seed);
        private readonly HashSet<string> used = [];

        public ProcessState State { get; private set; } = null!;
        public Action<ProcessState>? EachState { get; init; }
        public SortedSet<string> Open { get; } = new(StringComparer.Ordinal);
        public List<Trace> Trace { get; } = [];
        public List<string> Log { get; } = [];

        public void ToTheEnd()
        {
            Take(Interpreter.Start(definition, new JsonObject { ["choice"] = 1 }));
            for (var moves = 0; !State.Ended; moves++)
            {
                Assert.True(moves < 5000, "The run does not come to an end.");
                var waiting = State.Waiting;
                // What the host has noted from the commands is exactly what the state says.
                Assert.Equal(Open, waiting.Select(w => w.Token).Order(StringComparer.Ordinal));
                var places = moves < 200 ? waiting : [.. waiting.Where(w => !w.Listens)];
                var place = places[random.Next(places.Length)];
                var output = new JsonObject { ["choice"] = random.Next(4), ["again"] = moves < 100 && random.Next(3) == 0 };
                Trigger trigger = place.Kind switch
                {
                    WaitKind.Task => new Trigger.TaskCompleted(place.Token, output),
                    WaitKind.Handler => new Trigger.HandlerReturned(place.Token, output),
                    WaitKind.Timer => new Trigger.TimerFired(place.Token),
                    WaitKind.Signal => new Trigger.SignalArrived("g", output),
                    _ => new Trigger.MessageArrived(place.Token, "m", output),
                };
                if (place.Kind != WaitKind.Signal && !(place.Listens && place.Kind == WaitKind.Message)) Open.Remove(place.Token);
                else if (place.Kind == WaitKind.Signal) foreach (var w in waiting.Where(w => w.Kind == WaitKind.Signal)) Open.Remove(w.Token);
                else if (definition.Elements[place.Element].Interrupting) Open.Remove(place.Token);
                Take(Interpreter.Advance(definition, State, trigger));
            }
        }

        private void Take(Step step)
        {
            foreach (var command in step.Commands)
            {
                switch (command)
                {
                    case Command.CreateTask c: Opens(c.Token); break;
                    case Command.CallHandler c: Opens(c.Token); break;
                    case Command.SetTimer c: Opens(c.Token); break;
                    case Command.Subscribe c: Opens(c.Token); break;
                    case Command.CancelTask c: Assert.True(Open.Remove(c.Token), c.Token); break;
                    case Command.CancelTimer c: Assert.True(Open.Remove(c.Token), c.Token); break;
                    case Command.Unsubscribe c: Assert.True(Open.Remove(c.Token), c.Token); break;
                    case Command.RaiseIncident c: Assert.Fail(c.Message); break;
                }
            }
            // A handler that is called off has no command of its own; the trace tells.
            foreach (var gone in step.Trace.Where(t => t.Event == TraceEvent.Cancelled && definition.Elements[t.Element].Kind == ElementKind.ServiceTask))
                Assert.True(Open.Remove($"{gone.Element}:{gone.N}"));
            Trace.AddRange(step.Trace);
            Log.AddRange(step.Commands.Select(Text));
            Log.AddRange(step.Trace.Select(t => t.ToString()));
            Log.Add(step.State.ToJson());
            EachState?.Invoke(step.State);
            State = throughDocuments ? ProcessState.Parse(step.State.ToJson()) : step.State;
        }

        // Never the same token twice in the life of an instance.
        private void Opens(string token)
        {
            Assert.True(used.Add(token), $"The token {token} was used before.");
            Open.Add(token);
        }

        private static string Text(Command command) => command switch
        {
            Command.CreateTask c => $"task {c.Token} {c.Variables.ToJsonString()}",
            Command.CallHandler c => $"handler {c.Token} {c.Variables.ToJsonString()}",
            Command.Complete c => $"complete {c.Variables.ToJsonString()}",
            _ => command.ToString(),
        };
    }
}
