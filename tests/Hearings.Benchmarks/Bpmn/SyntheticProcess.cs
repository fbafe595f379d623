using System.Globalization;
using System.Text;

namespace Hearings.Benchmarks.Bpmn;

/// <summary>
/// A process of a given size: blocks of eleven elements, each a task that waits and a sub-process with a parallel split
/// and an exclusive choice. These stand in sub-processes because bpmn-engine walks every way through a scope, and their
/// number doubles with each split: with eighteen in a row it does not get past the first task within a minute.
/// </summary>
public static class SyntheticProcess
{
    /// <summary>The file; <paramref name="elements"/> counts flow nodes, start and end included, rounded to whole blocks.</summary>
    public static string Xml(int elements)
    {
        var xml = new StringBuilder("""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="urn:hearings:benchmark">
            <process id="synthetic" isExecutable="true"><startEvent id="start"/>
            """);
        var before = "start";
        var blocks = Blocks(elements);
        for (var b = 0; b < blocks; b++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""
                <userTask id="wait{b}"/>{Flow(before, $"wait{b}")}{Flow($"wait{b}", $"sub{b}")}
                <subProcess id="sub{b}"><startEvent id="begin{b}"/><parallelGateway id="fork{b}"/><task id="p{b}"/><task id="q{b}"/><parallelGateway id="join{b}"/>
                <exclusiveGateway id="split{b}" default="split{b}-merge{b}"/><task id="r{b}"/><exclusiveGateway id="merge{b}"/><endEvent id="done{b}"/>
                {Flow($"begin{b}", $"fork{b}")}{Flow($"fork{b}", $"p{b}")}{Flow($"fork{b}", $"q{b}")}{Flow($"p{b}", $"join{b}")}{Flow($"q{b}", $"join{b}")}{Flow($"join{b}", $"split{b}")}
                <sequenceFlow id="split{b}-r{b}" sourceRef="split{b}" targetRef="r{b}"><conditionExpression xsi:type="tFormalExpression">= way = "left"</conditionExpression></sequenceFlow>
                {Flow($"split{b}", $"merge{b}")}{Flow($"r{b}", $"merge{b}")}{Flow($"merge{b}", $"done{b}")}</subProcess>
                """);
            before = $"sub{b}";
        }
        return xml.Append(CultureInfo.InvariantCulture, $"<endEvent id=\"end\"/>{Flow(before, "end")}</process></definitions>").ToString();
    }

    /// <summary>How many tasks wait in a process of that size.</summary>
    public static int Blocks(int elements) => Math.Max(1, (elements - 2) / 11);

    private static string Flow(string from, string to) => $"<sequenceFlow id=\"{from}-{to}\" sourceRef=\"{from}\" targetRef=\"{to}\"/>";
}
