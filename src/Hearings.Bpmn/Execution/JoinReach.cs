namespace Hearings.Bpmn;

/// <summary>
/// For an inclusive gateway: from which elements of its scope each incoming flow can still be reached without passing
/// the gateway (BPMN 2.0.2, 13.4.3 Inclusive Gateway). Worked out once, when the file is read.
/// </summary>
internal sealed class JoinReach
{
    private readonly Element gateway;
    private readonly Dictionary<string, HashSet<Element>> upstream;
    private readonly Dictionary<string, HashSet<Element>> straight;

    public JoinReach(Element gateway)
    {
        this.gateway = gateway;
        upstream = gateway.Incoming.ToDictionary(f => f.Id, f => Upstream(f, gateway));
        straight = gateway.Incoming.ToDictionary(f => f.Id, f => upstream[f.Id].Where(e => LeavesTowards(e, f)).ToHashSet());
    }

    /// <summary>
    /// Whether a token at the element keeps the gateway waiting: it can arrive over a flow that is still empty, be it by
    /// way of a boundary event, and does not, on leaving normally, have a way to one on which a token already waits.
    /// </summary>
    public bool Holds(Element from, Predicate<SequenceFlow> full)
    {
        var reachesEmpty = false;
        foreach (var flow in gateway.Incoming)
        {
            if (!full(flow)) reachesEmpty |= upstream[flow.Id].Contains(from);
            else if (straight[flow.Id].Contains(from)) return false;
        }
        return reachesEmpty;
    }

    private bool LeavesTowards(Element element, SequenceFlow flow) => flow.Source == element
        || element.Outgoing.Any(f => upstream[flow.Id].Contains(f.Target))
        || (element.LinkTarget is { } target && upstream[flow.Id].Contains(target));

    private static HashSet<Element> Upstream(SequenceFlow flow, Element gateway)
    {
        var seen = new HashSet<Element>();
        var open = new Stack<Element>();
        Visit(flow.Source);
        while (open.TryPop(out var element))
        {
            foreach (var before in element.Incoming) Visit(before.Source);
            if (element.AttachedTo is { } host) Visit(host);
            if (element.Kind == ElementKind.IntermediateCatchEvent && element.Event?.Type == EventType.Link)
                foreach (var other in element.Scope!.Children.Where(e => e.LinkTarget == element)) Visit(other);
        }
        return seen;

        void Visit(Element element)
        {
            if (element != gateway && seen.Add(element)) open.Push(element);
        }
    }
}
