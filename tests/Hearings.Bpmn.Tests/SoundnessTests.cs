using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>What the search of the control flow proves and finds.</summary>
public sealed class SoundnessTests
{
    [Fact]
    public void Exclusive_split_into_a_parallel_join_never_fires_and_the_path_says_why()
    {
        var problem = Assert.Single(Check("<exclusiveGateway id='g' default='fb'/><task id='a'/><task id='b'/><parallelGateway id='j'/>"
            + Flow("f0", "s", "g") + "<sequenceFlow id='fa' sourceRef='g' targetRef='a'><conditionExpression>x</conditionExpression></sequenceFlow>"
            + Flow("fb", "g", "b") + Flow("aj", "a", "j") + Flow("bj", "b", "j") + Flow("je", "j", "e")).Problems);
        Assert.Equal(("join-never-fires", "j"), (problem.Rule, problem.Element));
        Assert.Contains("s → g → a it waits for ever for bj", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Loop_without_a_way_out_never_ends()
    {
        var soundness = Check("<userTask id='a'/><userTask id='b'/><exclusiveGateway id='g' default='ge'/>" + Flow("f0", "s", "g") + Flow("ge", "g", "e")
            + "<sequenceFlow id='ga' sourceRef='g' targetRef='a'><conditionExpression>x</conditionExpression></sequenceFlow>"
            + Flow("ab", "a", "b") + Flow("ba", "b", "a"));
        Assert.Equal("no-way-to-end", Assert.Single(soundness.Problems).Rule);
    }

    [Fact]
    public void Parallel_split_led_back_multiplies_tokens()
    {
        var soundness = Check("<exclusiveGateway id='m'/><parallelGateway id='f'/><task id='a'/>" + Flow("f0", "s", "m") + Flow("mf", "m", "f")
            + Flow("fa", "f", "a") + Flow("am", "a", "m") + Flow("fe", "f", "e"));
        Assert.False(soundness.Complete && soundness.Problems.IsEmpty);
        Assert.Contains(soundness.Problems, p => p.Rule is "tokens-multiply" or "no-way-to-end");
    }

    [Fact]
    public void Sub_process_is_looked_at_inside()
    {
        var soundness = Check("<subProcess id='p'><startEvent id='s2'/><exclusiveGateway id='g' default='gj'/><task id='a'/><parallelGateway id='j'/><endEvent id='e2'/>"
            + Flow("x0", "s2", "g") + Flow("gj", "g", "j") + "<sequenceFlow id='ga' sourceRef='g' targetRef='a'><conditionExpression>x</conditionExpression></sequenceFlow>"
            + Flow("aj", "a", "j") + Flow("je2", "j", "e2") + "</subProcess>" + Flow("f0", "s", "p") + Flow("pe", "p", "e"));
        Assert.Equal("j", Assert.Single(soundness.Problems).Element);
    }

    [Theory]
    [MemberData(nameof(TraceTests.Names), MemberType = typeof(TraceTests))]
    public void Traces_are_sound_but_for_those_that_show_the_fault(string name)
    {
        var definitions = BpmnReader.Load(File.ReadAllText(Path.Combine(Files.Root, "tests", "Hearings.Bpmn.Tests", "Traces", name + ".bpmn")));
        var sound = definitions.Processes.All(p => Soundness.Check(p) is { Complete: true, Problems.IsEmpty: true });
        Assert.Equal(name != "parallel-second-token", sound);
    }

    private static Soundness Check(string process) => Soundness.Check(BpmnReader.Load(
        "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><process id='p0'><startEvent id='s'/><endEvent id='e'/>" + process + "</process></definitions>").Main);

    private static string Flow(string id, string from, string to) => $"<sequenceFlow id='{id}' sourceRef='{from}' targetRef='{to}'/>";
}
