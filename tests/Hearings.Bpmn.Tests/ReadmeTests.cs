using System.Text.Json.Nodes;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>What the README shows works as it says.</summary>
public sealed class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Files.Root, "src", "Hearings.Bpmn", "README.md"));

    [Fact]
    public void Example_runs_to_its_end()
    {
        var definition = BpmnReader.Load("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='order'><startEvent id='s'/><userTask id='approve'/><serviceTask id='ship'/><endEvent id='e'/>"
            + "<sequenceFlow id='f1' sourceRef='s' targetRef='approve'/><sequenceFlow id='f2' sourceRef='approve' targetRef='ship'/><sequenceFlow id='f3' sourceRef='ship' targetRef='e'/></process></definitions>").Main;
        var step = Interpreter.Start(definition, new JsonObject { ["amount"] = 120 });
        var done = new List<string>();
        while (!step.State.Ended)
        {
            var document = step.State.ToJson();
            var state = ProcessState.Parse(document);
            var place = state.Waiting.First(w => !w.Listens);
            done.Add(place.Element);
            Trigger trigger = place.Kind == WaitKind.Task
                ? new Trigger.TaskCompleted(place.Token, new JsonObject { ["approved"] = true })
                : new Trigger.HandlerReturned(place.Token);
            step = Interpreter.Advance(definition, state, trigger);
        }
        Assert.Equal(["approve", "ship"], done);
        Assert.Equal("""{"amount":120,"approved":true}""", step.State.Variables.ToJsonString());
    }

    [Fact]
    public void Names_every_attribute_and_function()
    {
        foreach (var attribute in Vocabulary.Extensions) Assert.Contains($"`{attribute}`", Text, StringComparison.Ordinal);
        foreach (var function in Functions.Known.Split(", ")) Assert.Contains(function, Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_the_traces() => Assert.Contains(
        $"\n{Directory.GetFiles(Path.Combine(Files.Root, "tests", "Hearings.Bpmn.Tests", "Traces"), "*.bpmn").Length} small processes", Text, StringComparison.Ordinal);
}
