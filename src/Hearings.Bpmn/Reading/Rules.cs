namespace Hearings.Bpmn;

/// <summary>The rules that a process must keep to be run faithfully, each with its name and remedy.</summary>
internal sealed class Rules(ProcessDefinition process, HashSet<string> callable, Problems problems)
{
    public void Check()
    {
        CheckScope(process.Root);
        foreach (var element in process.Elements.Values.OrderBy(e => e.Index))
        {
            CheckFlows(element);
            CheckConditions(element);
            CheckKind(element);
            if (element.IsScope) CheckScope(element);
        }
        new EventRules(process, problems).Check();
        CheckReachable();
    }

    private void CheckScope(Element scope)
    {
        var starts = scope.Children.Where(c => c.Kind == ElementKind.StartEvent).ToArray();
        switch (scope.Kind)
        {
            case ElementKind.Process when starts.Length == 0:
                problems.Error(scope, "start", "The process has no start event.", "Draw a start event.");
                break;
            case ElementKind.SubProcess when starts is not [{ Event: null }]:
                problems.Error(scope, "start", $"A sub-process begins with exactly one start event without a definition; this one has {starts.Length} start events.",
                    "Draw one plain start event inside.");
                break;
            case ElementKind.EventSubProcess when starts is not [{ Event: not null }]:
                problems.Error(scope, "start", "An event sub-process begins with exactly one start event that has a definition.",
                    "Draw one timer, message, signal, error or escalation start event inside.");
                break;
        }
        foreach (var extra in starts.Where(s => s.Event is null).Skip(1))
            problems.Error(extra, "start", "There is a second start event without a definition.", "Keep one: which of them begins could not be told.");
    }

    private void CheckFlows(Element element)
    {
        var mayBegin = element.Kind is ElementKind.StartEvent or ElementKind.BoundaryEvent or ElementKind.EventSubProcess
            || element is { Kind: ElementKind.IntermediateCatchEvent, Event.Type: EventType.Link };
        var mayEnd = element.Kind is ElementKind.EndEvent or ElementKind.EventSubProcess
            || element is { Kind: ElementKind.IntermediateThrowEvent, Event.Type: EventType.Link };
        if (mayBegin && !element.Incoming.IsEmpty)
            problems.Error(element, "flow-into", "No sequence flow can lead here.", "Remove the flow, or use an intermediate event.");
        if (mayEnd && !element.Outgoing.IsEmpty)
            problems.Error(element, "flow-out", "No sequence flow can leave it.", "Remove the flow, or use an intermediate event.");
        if (!mayBegin && element.Incoming.IsEmpty)
            problems.Error(element, "unconnected", "No sequence flow leads to it.", "Connect it, or remove it.");
        if (!mayEnd && element.Outgoing.IsEmpty)
        {
            if (element.IsActivity && !element.Incoming.IsEmpty)
                problems.Warn(element, "no-end", "No sequence flow leaves it, so the path ends here.", "Lead it to an end event, so that a reader sees it.");
            else if (!element.Incoming.IsEmpty || mayBegin)
                problems.Error(element, "dead-end", "No sequence flow leaves it.", "Lead it to the next element.");
        }
        foreach (var twice in element.Outgoing.GroupBy(f => f.Target).Where(g => g.Count() > 1 && g.All(f => f.Condition is null)))
            problems.Warn(twice.Last(), "double-flow", $"{twice.Count()} flows without condition lead from {element.Id} to {twice.Key.Id}.", "Keep one, unless the step is really to be done so often.");
    }

    private void CheckConditions(Element element)
    {
        var chooses = element.Kind is ElementKind.ExclusiveGateway or ElementKind.InclusiveGateway;
        if (!chooses && !element.IsActivity)
            foreach (var flow in element.Outgoing.Where(f => f.Condition is not null))
                problems.Error(flow, "condition", $"A flow out of {element.Id} cannot have a condition.", "Put an exclusive or inclusive gateway before it.");
        if (element.Default is { Condition: not null } way)
            problems.Error(way, "condition", "The default flow has a condition, which would not be looked at.", "Remove the condition, or make it an ordinary flow.");
        if (element.Outgoing.Length < 2 && !element.Outgoing.Any(f => f.Condition is not null)) return;
        var open = element.Outgoing.Where(f => f.Condition is null && f != element.Default).ToArray();
        if (chooses)
            foreach (var flow in open)
                problems.Error(flow, "condition", $"A flow out of {element.Id} has neither a condition nor is it the default.", "Give it a condition, or make it the default flow.");
        if (open.Length > 0 || element.Default is not null) return;
        if (!Exhaustive.Are(element.Outgoing.Select(f => f.Condition?.Root).OfType<Syntax>().ToArray()))
            problems.Error(element, "no-default", "It may happen that no condition holds, and there is no default flow.", "Make one of the flows the default.");
    }

    private void CheckKind(Element element)
    {
        switch (element.Kind)
        {
            case ElementKind.CallActivity when element.CalledProcess is not { Length: > 0 }:
                problems.Error(element, "called-process", "It does not say which process it calls.", "Set calledElement to the id of a process.");
                break;
            case ElementKind.CallActivity when !callable.Contains(element.CalledProcess!):
                problems.Error(element, "called-process", $"There is no process '{element.CalledProcess}'.", $"Correct calledElement; known are {string.Join(", ", callable.Order())}.");
                break;
            case ElementKind.EventBasedGateway:
                if (element.Outgoing.Length < 2)
                    problems.Error(element, "event-gateway", "An event-based gateway needs at least two events to choose between.", "Add an event, or use the event alone.");
                foreach (var flow in element.Outgoing)
                    if (!(flow.Target is { Kind: ElementKind.ReceiveTask, MultiInstance: null, BoundaryEvents.IsEmpty: true }
                          or { Kind: ElementKind.IntermediateCatchEvent, Event.Type: EventType.Message or EventType.Timer or EventType.Signal })
                        || flow.Target.Incoming.Length != 1)
                        problems.Error(flow, "event-gateway", $"An event-based gateway leads to {flow.Target.Id}, which is not an event of its own.",
                            "Lead it only to catching message, timer and signal events, or plain receive tasks, that nothing else leads to.");
                break;
        }
    }

    /// <summary>Everything must be reachable from a start event, over flows, boundaries, links and event sub-processes.</summary>
    private void CheckReachable()
    {
        var seen = new HashSet<Element>();
        var open = new Stack<Element>([process.Root]);
        while (open.TryPop(out var element))
        {
            foreach (var flow in element.Outgoing) Visit(flow.Target);
            foreach (var boundary in element.BoundaryEvents) Visit(boundary);
            if (element is { Kind: ElementKind.IntermediateThrowEvent, Event.Type: EventType.Link })
                foreach (var target in element.Scope!.Children.Where(c => c is { Kind: ElementKind.IntermediateCatchEvent, Event.Type: EventType.Link }
                             && c.Event.Name == element.Event.Name)) Visit(target);
            if (!element.IsScope) continue;
            foreach (var child in element.Children.Where(c => c.Kind is ElementKind.StartEvent or ElementKind.EventSubProcess)) Visit(child);
        }
        // What stands alone is reported as such already, as is what hangs on nothing.
        foreach (var element in process.Elements.Values)
            if (!seen.Contains(element) && !element.Incoming.IsEmpty && (element.Scope!.Kind == ElementKind.Process || seen.Contains(element.Scope)))
                problems.Error(element, "unreachable", "No way leads here from a start event.", "Connect it to the rest, or remove it.");

        void Visit(Element element) { if (seen.Add(element)) open.Push(element); }
    }
}
