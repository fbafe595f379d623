namespace Hearings.Bpmn;

/// <summary>Which event may stand where (BPMN 2.0.2, Table 10.93 Types of Events and their Markers).</summary>
internal sealed class EventRules(ProcessDefinition process, Problems problems)
{
    public void Check()
    {
        CheckTwins(StartsIn(process.Root));
        foreach (var element in process.Elements.Values.OrderBy(e => e.Index))
        {
            var type = element.Event?.Type;
            var fits = element.Kind switch
            {
                ElementKind.StartEvent when element.Scope!.Kind == ElementKind.Process =>
                    type is null or EventType.Timer or EventType.Message or EventType.Signal,
                ElementKind.StartEvent when element.Scope!.Kind == ElementKind.EventSubProcess =>
                    type is EventType.Timer or EventType.Message or EventType.Signal or EventType.Error or EventType.Escalation,
                ElementKind.EndEvent => type is null or EventType.Message or EventType.Signal or EventType.Error or EventType.Escalation or EventType.Terminate,
                ElementKind.IntermediateCatchEvent => type is EventType.Timer or EventType.Message or EventType.Signal or EventType.Link,
                ElementKind.IntermediateThrowEvent => type is null or EventType.Message or EventType.Signal or EventType.Escalation or EventType.Link,
                ElementKind.BoundaryEvent => type is EventType.Timer or EventType.Message or EventType.Signal or EventType.Error or EventType.Escalation,
                _ => true,
            };
            if (!fits && !HasBrokenDefinition(element))
                problems.Error(element, "event", $"A {Said(element)} cannot be {(type is null ? "without a definition" : $"a {type.ToString()!.ToLowerInvariant()} event")}.",
                    "Choose an event that may stand here; the README has the table.");
            CheckInterrupting(element, type);
            if (type == EventType.Link) CheckLink(element);
            CheckTwins(element.BoundaryEvents);
            if (element.IsScope) CheckTwins(StartsIn(element));
        }
    }

    // What EventOf refused has no definition either, and is reported there.
    private static bool HasBrokenDefinition(Element element) => element.Event is null && element.Refused;

    private static string Said(Element element) => element.Kind switch
    {
        ElementKind.StartEvent => element.Scope!.Kind == ElementKind.EventSubProcess ? "start event of an event sub-process" : "start event",
        ElementKind.EndEvent => "end event",
        ElementKind.IntermediateCatchEvent => "catching intermediate event",
        ElementKind.IntermediateThrowEvent => "throwing intermediate event",
        _ => "boundary event",
    };

    private void CheckInterrupting(Element element, EventType? type)
    {
        var listens = element.Kind == ElementKind.BoundaryEvent || (element.Kind == ElementKind.StartEvent && element.Scope!.Kind == ElementKind.EventSubProcess);
        if (listens && !element.Interrupting && type == EventType.Error)
            problems.Error(element, "interrupting", "An error always interrupts.", "Draw it as interrupting, or use an escalation.");
    }

    private void CheckLink(Element link)
    {
        if (string.IsNullOrEmpty(link.Event!.Name))
        {
            problems.Error(link, "link", "The link has no name.", "Give it the name of its other half.");
            return;
        }
        var catching = link.Scope!.Children.Where(c => c is { Kind: ElementKind.IntermediateCatchEvent, Event.Type: EventType.Link } && c.Event.Name == link.Event.Name).ToArray();
        if (link.Kind == ElementKind.IntermediateThrowEvent && catching.Length == 0)
            problems.Error(link, "link", $"No catching link '{link.Event.Name}' stands in the same scope.", "Draw the catching half.");
        if (link.Kind != ElementKind.IntermediateCatchEvent) return;
        if (catching.Length > 1 && catching[0] != link)
            problems.Error(link, "link", $"There is a second catching link '{link.Event.Name}'.", "Keep one: a link has one target.");
        if (!link.Scope.Children.Any(c => c is { Kind: ElementKind.IntermediateThrowEvent, Event.Type: EventType.Link } && c.Event.Name == link.Event.Name))
            problems.Error(link, "link", $"No throwing link '{link.Event.Name}' stands in the same scope.", "Draw the throwing half.");
    }

    /// <summary>Two handlers of one error or escalation at one place: which of them acts could not be told.</summary>
    private void CheckTwins(IEnumerable<Element> events)
    {
        foreach (var twins in events.Where(e => e.Event?.Type is EventType.Error or EventType.Escalation)
                     .GroupBy(e => (e.Event!.Type, e.Event.Code)).Where(g => g.Count() > 1))
            problems.Error(twins.Last(), "two-handlers", $"{twins.First().Id} already catches the same {twins.Key.Type.ToString().ToLowerInvariant()}.", "Keep one of them.");
    }

    private static IEnumerable<Element> StartsIn(Element scope) => scope.Children
        .Where(c => c.Kind == ElementKind.EventSubProcess).SelectMany(c => c.Children).Where(c => c.Kind == ElementKind.StartEvent);
}
