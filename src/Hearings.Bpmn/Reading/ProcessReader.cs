using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>Builds a process from its XML: first all elements, then the flows between them and what hangs on them.</summary>
internal sealed class ProcessReader(XmlTree process, SharedReader shared, Problems problems)
{
    private readonly Dictionary<string, Element> elements = [];
    private readonly Dictionary<Element, XmlTree> nodes = [];
    private readonly List<SequenceFlow> flows = [];
    private readonly HashSet<string> flowIds = [];
    private readonly DetailReader details = new(shared, problems);

    public ProcessDefinition Read(Diagram diagram)
    {
        var root = ElementOf(process, ElementKind.Process, "process");
        Fill(root, process);
        Connect(root, process);
        foreach (var ways in flows.GroupBy(f => f.Source)) ways.Key.Outgoing = [.. ways];
        foreach (var ways in flows.GroupBy(f => f.Target)) ways.Key.Incoming = [.. ways];
        foreach (var (element, node) in nodes) details.Read(element, node);
        foreach (var element in elements.Values.Where(e => e.Kind == ElementKind.BoundaryEvent)) Attach(element);
        foreach (var (element, node) in nodes) SetDefault(element, node);
        return new ProcessDefinition
        {
            Root = root,
            Elements = elements.ToFrozenDictionary(),
            Flows = [.. flows],
            Diagram = diagram,
        };
    }

    private void Fill(Element scope, XmlTree node)
    {
        var children = ImmutableArray.CreateBuilder<Element>();
        foreach (var child in node.Children.Where(c => c.Space == Vocabulary.Model))
        {
            if (Vocabulary.Nodes.TryGetValue(child.Name, out var kind))
            {
                if (kind == ElementKind.SubProcess && child["triggeredByEvent"] is "true" or "1") kind = ElementKind.EventSubProcess;
                if (child["id"] is not { Length: > 0 } id)
                {
                    problems.Error(child, "missing-id", $"A {child.Name} has no id.", "Give it an id.");
                    continue;
                }
                var element = ElementOf(child, kind, id);
                // The second bearer of an id is reported already.
                if (!elements.TryAdd(id, element)) continue;
                element.Scope = scope;
                element.Index = elements.Count - 1;
                nodes[element] = child;
                children.Add(element);
                if (element.IsScope) Fill(element, child);
            }
            else if (Vocabulary.Refused.TryGetValue(child.Name, out var remedy))
                problems.Error(child, "unsupported-element", $"A {child.Name} cannot be run.", remedy);
            else if (child.Name is not ("sequenceFlow" or "multiInstanceLoopCharacteristics") && !Vocabulary.Descriptive.Contains(child.Name))
                problems.Error(child, "unknown-element", $"'{child.Name}' is not known here.", "Remove it, or use an element that the README lists.");
        }
        scope.Children = children.ToImmutable();
    }

    private static Element ElementOf(XmlTree node, ElementKind kind, string id) => new()
    {
        Id = node["id"] is { Length: > 0 } given ? given : id,
        Name = node["name"]?.Trim() ?? "",
        Kind = kind,
        Documentation = node.First(Vocabulary.Model, "documentation")?.Text,
        Attributes = DetailReader.AttributesOf(node),
        Line = node.Line,
        Column = node.Column,
        Interrupting = node[kind == ElementKind.StartEvent ? "isInterrupting" : "cancelActivity"] is not ("false" or "0"),
        CalledProcess = node["calledElement"] is { } called ? called[(called.IndexOf(':') + 1)..] : null,
    };

    private void Connect(Element scope, XmlTree node)
    {
        foreach (var child in node.All(Vocabulary.Model, "sequenceFlow"))
        {
            var source = End(child, "sourceRef", scope);
            var target = End(child, "targetRef", scope);
            if (source is null || target is null) continue;
            var flow = new SequenceFlow
            {
                Id = child["id"] is { Length: > 0 } id ? id : $"{source.Id}->{target.Id}",
                Name = child["name"]?.Trim() ?? "",
                Source = source,
                Target = target,
                Attributes = DetailReader.AttributesOf(child),
                Line = child.Line,
                Column = child.Column,
            };
            if (!flowIds.Add(flow.Id))
            {
                problems.Error(child, "duplicate-id", $"The flow '{flow.Id}' is there twice.", "Give every flow its own id.");
                continue;
            }
            if (child.First(Vocabulary.Model, "conditionExpression") is { } condition)
                flow.Condition = details.ExpressionOf(condition.Text, child, "condition");
            flows.Add(flow);
        }
        foreach (var inner in scope.Children.Where(c => c.IsScope)) Connect(inner, nodes[inner]);
    }

    private Element? End(XmlTree flow, string attribute, Element scope)
    {
        if (flow[attribute] is { } id && elements.TryGetValue(id, out var element))
        {
            if (element.Scope == scope) return element;
            problems.Error(flow, "flow-end", $"{attribute} '{id}' stands in another process or sub-process.",
                "A sequence flow cannot cross a border: end the sub-process, or use a message, signal, error or escalation.");
            return null;
        }
        problems.Error(flow, "flow-end", $"{attribute} '{flow[attribute]}' is not an element of this process.", "Connect the flow at both ends.");
        return null;
    }

    private void Attach(Element boundary)
    {
        var reference = nodes[boundary]["attachedToRef"];
        if (reference is not null && elements.TryGetValue(reference[(reference.IndexOf(':') + 1)..], out var host)
            && host.IsActivity && host.Scope == boundary.Scope)
        {
            boundary.AttachedTo = host;
            host.BoundaryEvents = host.BoundaryEvents.Add(boundary);
        }
        else problems.Error(boundary, "boundary-host", $"attachedToRef '{reference}' is not an activity beside it.", "Attach the boundary event to a task, sub-process or call activity.");
    }

    private void SetDefault(Element element, XmlTree node)
    {
        if (node["default"] is not { Length: > 0 } id) return;
        element.Default = element.Outgoing.FirstOrDefault(f => f.Id == id);
        if (element.Default is null)
            problems.Error(element, "default-flow", $"Its default '{id}' is not one of its outgoing flows.", "Choose the default among the flows that leave it.");
    }
}
