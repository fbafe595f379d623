namespace Hearings.Bpmn;

/// <summary>
/// For an inclusive gateway: from which elements of its scope each incoming flow can still be reached without passing
/// the gateway (BPMN 2.0.2, 13.4.3 Inclusive Gateway). Worked out once, when the file is read.
/// </summary>
internal sealed class JoinReach
{
    private readonly Dictionary<string, HashSet<Element>> upstream;

    public JoinReach(Element gateway) => upstream = gateway.Incoming.ToDictionary(f => f.Id, f => Upstream(f, gateway));

    /// <summary>Whether a token at the element can still arrive over the flow.</summary>
    public bool CanArrive(Element from, string flow) => upstream[flow].Contains(from);

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
