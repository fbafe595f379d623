using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>The order in which people read a process: as its flow goes, wherever it is drawn.</summary>
public static class ReadingOrder
{
    /// <summary>
    /// Every element once, none before one that leads to it, except where the way goes back. What stands in a sub-process follows
    /// it; of ways that do not meet again, the one that stands first in the file comes first, and a boundary event's comes last.
    /// </summary>
    public static ImmutableArray<Element> InReadingOrder(this ProcessDefinition definition)
    {
        var (seen, order) = (new HashSet<Element>(), new List<Element>());
        Enter(definition.Root);
        // An element is added when all that follows it has been: read backwards, it stands before them.
        order.Reverse();
        return [.. order, .. definition.Elements.Values.Where(e => !seen.Contains(e)).OrderBy(e => e.Line)];

        void Enter(Element scope)
        {
            var links = scope.Children.Select(e => e.LinkTarget).ToHashSet();
            foreach (var first in scope.Children.Reverse().Where(e => e.Incoming.IsEmpty && e.AttachedTo is null && !links.Contains(e)).OrderBy(e => e.Kind == ElementKind.StartEvent))
                Visit(first);
        }

        void Visit(Element element)
        {
            if (!seen.Add(element)) return;
            foreach (var boundary in element.BoundaryEvents.Reverse()) Visit(boundary);
            if (element.LinkTarget is { } target) Visit(target);
            foreach (var flow in element.Outgoing.Reverse()) Visit(flow.Target);
            Enter(element);
            order.Add(element);
        }
    }
}
