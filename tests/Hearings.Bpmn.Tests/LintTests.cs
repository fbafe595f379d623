using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>What the reader refuses, notes, and where it says that it is.</summary>
public sealed class LintTests
{
    private const string Flow = "<sequenceFlow id='f1' sourceRef='s' targetRef='a'/><sequenceFlow id='f2' sourceRef='a' targetRef='e'/>";
    private const string Line = "<startEvent id='s'/><userTask id='a'/><endEvent id='e'/>" + Flow;

    private static string File(string process, string roots = "") =>
        "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:h='urn:hearings:bpmn:1' xmlns:camunda='http://camunda.org/schema/1.0/bpmn'>"
        + roots + "\n<process id='p'>\n" + process + "\n</process></definitions>";

    public static TheoryData<string, string, string, string> Refused => new()
    {
        // rule, element, process, roots
        { "unsupported-element", "x", Line + "<scriptTask id='x'/>", "" },
        { "unsupported-element", "x", Line + "<complexGateway id='x'/>", "" },
        { "unsupported-element", "x", Line + "<transaction id='x'/>", "" },
        { "unsupported-element", "x", Line + "<adHocSubProcess id='x'/>", "" },
        { "unsupported-element", "b", Line + "<boundaryEvent id='b' attachedToRef='a'><compensateEventDefinition/></boundaryEvent>", "" },
        { "unsupported-element", "b", Line + "<boundaryEvent id='b' attachedToRef='a'><conditionalEventDefinition/></boundaryEvent>", "" },
        { "unsupported-element", "a", "<startEvent id='s'/><userTask id='a' isForCompensation='true'/><endEvent id='e'/>" + Flow, "" },
        { "unsupported-element", "a", "<startEvent id='s'/><userTask id='a'><standardLoopCharacteristics/></userTask><endEvent id='e'/>" + Flow, "" },
        { "unsupported-element", "s", "<startEvent id='s'><timerEventDefinition/><signalEventDefinition/></startEvent><userTask id='a'/><endEvent id='e'/>" + Flow, "" },
        { "unknown-element", "x", Line + "<wonderTask id='x'/>", "" },
        { "missing-id", "", Line + "<userTask/>", "" },
        { "duplicate-id", "a", Line + "<endEvent id='a'/>", "" },
        { "unconnected", "x", Line + "<userTask id='x'/>", "" },
        { "unreachable", "x", Line + "<userTask id='x'/><userTask id='y'/><sequenceFlow id='f3' sourceRef='x' targetRef='y'/><sequenceFlow id='f4' sourceRef='y' targetRef='x'/>", "" },
        { "dead-end", "s", "<startEvent id='s'/><userTask id='a'/><endEvent id='e'/><sequenceFlow id='f2' sourceRef='a' targetRef='e'/>", "" },
        { "flow-end", "f3", Line + "<sequenceFlow id='f3' sourceRef='a' targetRef='nowhere'/>", "" },
        { "flow-end", "f3", Line + "<sequenceFlow id='f3' sourceRef='a'/>", "" },
        { "flow-into", "s", Line + "<sequenceFlow id='f3' sourceRef='a' targetRef='s'/>", "" },
        { "flow-out", "e", Line + "<sequenceFlow id='f3' sourceRef='e' targetRef='a'/>", "" },
        { "start", "p", "<userTask id='a'/><endEvent id='e'/><sequenceFlow id='f2' sourceRef='a' targetRef='e'/>", "" },
        { "start", "t", Line + "<startEvent id='t'/><sequenceFlow id='f3' sourceRef='t' targetRef='a'/>", "" },
        { "start", "x", "<startEvent id='s'/><subProcess id='x'/><userTask id='a'/><endEvent id='e'/>" + Flow, "" },
        { "start", "x", Line + "<subProcess id='x' triggeredByEvent='true'><startEvent id='xs'/><endEvent id='xe'/><sequenceFlow id='f9' sourceRef='xs' targetRef='xe'/></subProcess>", "" },
        { "no-default", "g", "<startEvent id='s'/><exclusiveGateway id='g'/><userTask id='a'/><endEvent id='e'/><sequenceFlow id='f0' sourceRef='s' targetRef='g'/>"
            + "<sequenceFlow id='f1' sourceRef='g' targetRef='a'><conditionExpression>x = 1</conditionExpression></sequenceFlow>"
            + "<sequenceFlow id='f3' sourceRef='g' targetRef='e'><conditionExpression>x = 2</conditionExpression></sequenceFlow><sequenceFlow id='f2' sourceRef='a' targetRef='e'/>", "" },
        { "condition", "f1", "<startEvent id='s'/><exclusiveGateway id='g'/><userTask id='a'/><endEvent id='e'/><sequenceFlow id='f0' sourceRef='s' targetRef='g'/>"
            + "<sequenceFlow id='f1' sourceRef='g' targetRef='a'/><sequenceFlow id='f3' sourceRef='g' targetRef='e'><conditionExpression>x = 2</conditionExpression></sequenceFlow><sequenceFlow id='f2' sourceRef='a' targetRef='e'/>", "" },
        { "condition", "f1", "<startEvent id='s'/><userTask id='a'/><endEvent id='e'/><sequenceFlow id='f1' sourceRef='s' targetRef='a'><conditionExpression>x</conditionExpression></sequenceFlow><sequenceFlow id='f2' sourceRef='a' targetRef='e'/>", "" },
        { "default-flow", "a", "<startEvent id='s'/><userTask id='a' default='f1'/><endEvent id='e'/>" + Flow, "" },
        { "boundary-host", "b", Line + "<boundaryEvent id='b' attachedToRef='e'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent><sequenceFlow id='f3' sourceRef='b' targetRef='e'/>", "" },
        { "boundary-host", "b", Line + "<boundaryEvent id='b'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent><sequenceFlow id='f3' sourceRef='b' targetRef='e'/>", "" },
        { "message-reference", "s", "<startEvent id='s'><messageEventDefinition messageRef='m9'/></startEvent><userTask id='a'/><endEvent id='e'/>" + Flow, "<message id='m1' name='m'/>" },
        { "message-reference", "a", "<startEvent id='s'/><receiveTask id='a'/><endEvent id='e'/>" + Flow, "" },
        { "signal-reference", "e", "<startEvent id='s'/><userTask id='a'/><endEvent id='e'><signalEventDefinition signalRef='x'/></endEvent>" + Flow, "" },
        { "error-reference", "e", "<startEvent id='s'/><userTask id='a'/><endEvent id='e'><errorEventDefinition/></endEvent>" + Flow, "" },
        { "escalation-reference", "e", "<startEvent id='s'/><userTask id='a'/><endEvent id='e'><escalationEventDefinition escalationRef='x'/></endEvent>" + Flow, "" },
        { "timer", "s", "<startEvent id='s'><timerEventDefinition><timeDuration>five days</timeDuration></timerEventDefinition></startEvent><userTask id='a'/><endEvent id='e'/>" + Flow, "" },
        { "timer", "s", "<startEvent id='s'><timerEventDefinition><timeDate>2026-13-01T00:00:00Z</timeDate></timerEventDefinition></startEvent><userTask id='a'/><endEvent id='e'/>" + Flow, "" },
        { "timer", "s", "<startEvent id='s'><timerEventDefinition><timeCycle>R0/P1D</timeCycle></timerEventDefinition></startEvent><userTask id='a'/><endEvent id='e'/>" + Flow, "" },
        { "timer", "s", "<startEvent id='s'><timerEventDefinition/></startEvent><userTask id='a'/><endEvent id='e'/>" + Flow, "" },
        { "expression", "f3", Line + "<endEvent id='x'/><sequenceFlow id='f3' sourceRef='a' targetRef='x'><conditionExpression>${x == 1}</conditionExpression></sequenceFlow>", "" },
        { "expression", "a", "<startEvent id='s'/><userTask id='a' h:assignment='= now()'/><endEvent id='e'/>" + Flow, "" },
        { "called-process", "a", "<startEvent id='s'/><callActivity id='a' calledElement='other'/><endEvent id='e'/>" + Flow, "" },
        { "called-process", "a", "<startEvent id='s'/><callActivity id='a'/><endEvent id='e'/>" + Flow, "" },
        { "multi-instance", "a", "<startEvent id='s'/><userTask id='a'><multiInstanceLoopCharacteristics/></userTask><endEvent id='e'/>" + Flow, "" },
        { "mapping", "", "<startEvent id='s'/><callActivity id='a' calledElement='p'><extensionElements><h:in target='x'/></extensionElements></callActivity><endEvent id='e'/>" + Flow, "" },
        { "event", "b", Line + "<boundaryEvent id='b' attachedToRef='a'/><sequenceFlow id='f3' sourceRef='b' targetRef='e'/>", "" },
        { "event", "s", "<startEvent id='s'><errorEventDefinition/></startEvent><userTask id='a'/><endEvent id='e'/>" + Flow, "" },
        { "interrupting", "b", Line + "<boundaryEvent id='b' attachedToRef='a' cancelActivity='false'><errorEventDefinition/></boundaryEvent><sequenceFlow id='f3' sourceRef='b' targetRef='e'/>", "" },
        { "two-handlers", "c", Line + "<boundaryEvent id='b' attachedToRef='a'><errorEventDefinition/></boundaryEvent><boundaryEvent id='c' attachedToRef='a'><errorEventDefinition/></boundaryEvent><sequenceFlow id='f3' sourceRef='b' targetRef='e'/><sequenceFlow id='f4' sourceRef='c' targetRef='e'/>", "" },
        { "link", "x", Line + "<intermediateThrowEvent id='x'><linkEventDefinition name='L'/></intermediateThrowEvent><sequenceFlow id='f3' sourceRef='a' targetRef='x'/>", "" },
        { "link", "x", Line + "<intermediateCatchEvent id='x'><linkEventDefinition name='L'/></intermediateCatchEvent><sequenceFlow id='f3' sourceRef='x' targetRef='e'/>", "" },
        { "event-gateway", "f3", Line + "<eventBasedGateway id='g'/><userTask id='y'/><sequenceFlow id='f4' sourceRef='a' targetRef='g'/><sequenceFlow id='f3' sourceRef='g' targetRef='y'/><sequenceFlow id='f5' sourceRef='y' targetRef='e'/>", "" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses(string rule, string element, string process, string roots)
    {
        var result = BpmnReader.Read(File(process, roots));
        Assert.False(result.Ok);
        var problem = Assert.Single(result.Problems, p => p.Rule == rule && p.Element == element && p.Severity == Severity.Error);
        Assert.True(problem.Line > 0 && problem.Column > 0);
        Assert.NotEmpty(problem.Message);
        Assert.NotEmpty(problem.Remedy);
        Assert.Empty(result.Definitions.Processes);
        Assert.Contains(rule, Assert.Throws<BpmnException>(() => BpmnReader.Load(File(process, roots))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_line_and_column_of_the_element()
    {
        var problem = Assert.Single(BpmnReader.Read(File(Line + "\n  <scriptTask id='x'/>")).Problems);
        Assert.Equal((4, 3), (problem.Line, problem.Column));
    }

    [Fact]
    public void Finds_all_problems_in_one_pass()
    {
        var result = BpmnReader.Read(File(Line + "<scriptTask id='x'/><userTask id='y'/><sequenceFlow id='f3' sourceRef='a' targetRef='z'/><endEvent id='a'/>"));
        Assert.Equal(["duplicate-id", "flow-end", "unconnected", "unsupported-element"],
            result.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Rule).Distinct().Order());
    }

    [Fact]
    public void Ignores_other_vendors_with_a_note()
    {
        var result = BpmnReader.Read(File("<startEvent id='s'/><userTask id='a' camunda:assignee='x'><extensionElements><camunda:formData/></extensionElements></userTask><endEvent id='e'/>" + Flow));
        Assert.True(result.Ok);
        var note = Assert.Single(result.Problems);
        Assert.Equal((Severity.Note, "foreign-extension"), (note.Severity, note.Rule));
        Assert.Contains("2 places", note.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bpmn:")]
    [InlineData("bpmn2:")]
    [InlineData("semantic:")]
    public void Reads_any_prefix(string prefix)
    {
        var declaration = $"xmlns:{prefix.TrimEnd(':')}='http://www.omg.org/spec/BPMN/20100524/MODEL'";
        var body = (Line + "</process>").Replace("</", "\u0001", StringComparison.Ordinal).Replace("<", "<" + prefix, StringComparison.Ordinal).Replace("\u0001", "</" + prefix, StringComparison.Ordinal);
        var xml = $"<?xml version='1.0'?><{prefix}definitions {declaration}><{prefix}process id='p'>{body}</{prefix}definitions>";
        Assert.Equal(["a", "e", "s"], BpmnReader.Load(xml).Main.Elements.Keys.Order());
    }

    [Fact]
    public void Takes_qualified_references_and_pools_without_content()
    {
        var xml = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:t='urn:x' targetNamespace='urn:x'><message id='m' name='order'/>"
            + "<collaboration id='c'><participant id='p1' processRef='p'/><participant id='p2'/></collaboration><process id='empty'/>"
            + "<process id='p'><startEvent id='s'><messageEventDefinition messageRef='t:m'/></startEvent><userTask id='a'/><endEvent id='e'/>" + Flow + "</process></definitions>";
        var process = Assert.Single(BpmnReader.Load(xml).Processes);
        Assert.Equal("order", process.Elements["s"].Event!.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<definitions")]
    [InlineData("<!DOCTYPE d [<!ENTITY a 'b'>]><definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'>&a;</definitions>")]
    public void Refuses_what_is_not_plain_xml(string xml) => Assert.Equal("xml", Assert.Single(BpmnReader.Read(xml).Problems).Rule);

    [Fact]
    public void Refuses_what_is_nested_too_deeply() => Assert.Equal("xml",
        Assert.Single(BpmnReader.Read(string.Concat(Enumerable.Repeat("<a>", 100_000))).Problems).Rule);

    [Fact]
    public void Refuses_what_is_too_large() => Assert.Equal("xml",
        Assert.Single(BpmnReader.Read("<a>" + new string('x', 17 * 1024 * 1024) + "</a>").Problems).Rule);

    [Fact]
    public void Refuses_more_elements_than_anyone_draws() => Assert.Equal("too-large",
        Assert.Single(BpmnReader.Read(File(string.Concat(Enumerable.Range(0, 21_000).Select(i => $"<task id='t{i}'/>")))).Problems).Rule);

    [Fact]
    public void Reads_a_large_file_quickly()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var result = BpmnReader.Read(File("<startEvent id='s'/><parallelGateway id='f'/><inclusiveGateway id='j'/><endEvent id='e'/><sequenceFlow id='sf' sourceRef='s' targetRef='f'/><sequenceFlow id='je' sourceRef='j' targetRef='e'/>"
            + string.Concat(Enumerable.Range(0, 6000).Select(i => $"<task id='t{i}'/><sequenceFlow id='a{i}' sourceRef='f' targetRef='t{i}'/><sequenceFlow id='b{i}' sourceRef='t{i}' targetRef='j'/>"))));
        Assert.True(result.Ok);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void Refuses_what_is_not_bpmn() => Assert.Equal("not-bpmn", Assert.Single(BpmnReader.Read("<html/>").Problems).Rule);

    [Fact]
    public void Call_to_a_process_elsewhere_passes_where_it_is_known()
    {
        var xml = File("<startEvent id='s'/><callActivity id='a' calledElement='other'/><endEvent id='e'/>" + Flow);
        Assert.True(BpmnReader.Read(xml, ["other"]).Ok);
    }
}
