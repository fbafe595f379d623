using FsCheck.Xunit;
using Xunit;

namespace Hearings.Bpmn.Tests;

/// <summary>Steps are listed as the flow goes, wherever they are drawn.</summary>
[Properties(Arbitrary = [typeof(BlockArbitrary)], MaxTest = 400)]
public sealed class ReadingOrderTests
{
    [Fact]
    public void The_hearing_case_reads_from_the_explanation_to_the_closing() => Assert.Equal(
        ["explain", "record-no-explanation", "assign", "brief", "schedule", "hear", "minutes", "begin-closing", "remediate", "end-remediation", "close", "closed"],
        BpmnReader.Load(File.ReadAllText(Files.Workflow("hearing-case.bpmn")), ["remediation"]).Main.InReadingOrder()
            .Where(e => e.IsActivity || e.Kind == ElementKind.EndEvent).Select(e => e.Id));

    [Property]
    public void Every_element_stands_once_and_behind_something_that_leads_to_it(Block block)
    {
        var definition = BpmnReader.Load(block.ToXml()).Main;
        var order = definition.InReadingOrder();
        Assert.Equal(definition.Elements.Values.OrderBy(e => e.Line).ThenBy(e => e.Column), order.OrderBy(e => e.Line).ThenBy(e => e.Column));
        var before = new HashSet<Element> { definition.Root };
        foreach (var element in order)
        {
            Assert.Contains(element.Scope!, before);
            var ways = element.Incoming.Select(f => f.Source).Concat(element.AttachedTo is { } host ? [host] : []).ToList();
            Assert.True(ways.Count == 0 || ways.Exists(before.Contains), element.Id);
            before.Add(element);
        }
    }
}
