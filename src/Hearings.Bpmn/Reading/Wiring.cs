namespace Hearings.Bpmn;

/// <summary>Works out of a checked process what a step would otherwise have to search for.</summary>
internal static class Wiring
{
    public static void Prepare(ProcessDefinition definition)
    {
        Scope(definition.Root);
        foreach (var element in definition.Elements.Values)
        {
            element.FirstToken = element.Id + ":1";
            element.Listeners = [.. element.BoundaryEvents.Where(b => b.Event?.Type is EventType.Timer or EventType.Message or EventType.Signal)];
            if (element.IsScope) Scope(element);
        }
        foreach (var element in definition.Elements.Values)
            if (element is { Kind: ElementKind.IntermediateThrowEvent, Event.Type: EventType.Link })
                element.LinkTarget = element.Scope!.Children.First(e => e.Kind == ElementKind.IntermediateCatchEvent
                    && e.Event is { Type: EventType.Link } link && link.Name == element.Event.Name);
        foreach (var element in definition.Elements.Values)
            if (element.Kind == ElementKind.InclusiveGateway && element.Incoming.Length > 1) element.Reach = new JoinReach(element);
        MarkOnce(definition.Root, once: true);
    }

    private static void Scope(Element scope)
    {
        scope.Start = scope.Children.FirstOrDefault(c => c.Kind == ElementKind.StartEvent
            && (scope.Kind == ElementKind.EventSubProcess || c.Event is null));
        scope.EventSubProcesses = [.. scope.Children.Where(c => c.Kind == ElementKind.EventSubProcess)];
    }

    /// <summary>
    /// Marks the elements that are activated at most once in the life of an instance: their activations need no counter
    /// in the state. An element is that when it lies on no cycle and either nothing before it multiplies tokens, or each
    /// of its ways in carries at most one token and it does not take them singly.
    /// </summary>
    private static void MarkOnce(Element scope, bool once)
    {
        var order = Sorting.Components(scope.Children, Next);
        var multiplied = new HashSet<Element>();
        foreach (var component in order)
        {
            var element = component[0];
            var cyclic = component.Count > 1 || Next(element).Contains(element);
            var behindSplit = component.Any(e => Before(e).Any(b => multiplied.Contains(b) || Multiplies(b, e)));
            foreach (var member in component)
            {
                if (behindSplit) multiplied.Add(member);
                var joins = member.Kind is ElementKind.ParallelGateway || member.Incoming.Length <= 1;
                var repeats = member.MultiInstance is not null
                    || member is { Kind: ElementKind.BoundaryEvent, Interrupting: false }
                    || member is { Kind: ElementKind.EventSubProcess, Start.Interrupting: false };
                // What listens is activated with its host, whether it happens or not.
                var offered = member.AttachedTo is { Once: false }
                    || member.Incoming.Any(f => f.Source is { Kind: ElementKind.EventBasedGateway, Once: false });
                member.Once = once && !cyclic && !repeats && !offered && (!behindSplit || (joins && Before(member).All(b => b.Once)));
            }
            if (element.IsScope) MarkOnce(element, element.Once);
        }
    }

    // A boundary event takes the token away with it or doubles it; the flows after either stem from one activity.
    private static bool Multiplies(Element before, Element after) =>
        (before.Outgoing.Length > 1 && before.Kind is not (ElementKind.ExclusiveGateway or ElementKind.EventBasedGateway))
        || before.BoundaryEvents.Any(b => !b.Interrupting)
        || after is { Kind: ElementKind.BoundaryEvent, Interrupting: false };

    private static IEnumerable<Element> Next(Element element) => element.Outgoing.Select(f => f.Target)
        .Concat(element.BoundaryEvents).Concat(element.LinkTarget is { } target ? [target] : []);

    private static IEnumerable<Element> Before(Element element) => element.Incoming.Select(f => f.Source)
        .Concat(element.AttachedTo is { } host ? [host] : [])
        .Concat(element is { Kind: ElementKind.IntermediateCatchEvent, Event.Type: EventType.Link }
            ? element.Scope!.Children.Where(e => e.LinkTarget == element) : []);
}
