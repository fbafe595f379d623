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
        Singles.Mark(definition.Root, once: true);
    }

    private static void Scope(Element scope)
    {
        scope.Start = scope.Children.FirstOrDefault(c => c.Kind == ElementKind.StartEvent
            && (scope.Kind == ElementKind.EventSubProcess || c.Event is null));
        scope.EventSubProcesses = [.. scope.Children.Where(c => c.Kind == ElementKind.EventSubProcess)];
    }
}
