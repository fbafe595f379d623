namespace Hearings.Bpmn;

/// <summary>
/// Finds the elements that are activated at most once in the life of an instance, whatever happens. Their activations
/// need no counter in the state, which so does not grow with the way that lies behind. Where in doubt an element counts.
/// </summary>
internal static class Singles
{
    /// <summary>Marks the elements of a scope that is itself activated at most once, or not.</summary>
    public static void Mark(Element scope, bool once)
    {
        var components = Sorting.Components(scope.Children, Next);
        var dominators = new Dominators(scope.Children);
        foreach (var component in components)
        {
            var cyclic = component.Count > 1 || Next(component[0]).Contains(component[0]);
            foreach (var element in component) element.Once = once && !cyclic && !Repeats(element) && ComesOnce(element, dominators);
            foreach (var element in component.Where(e => e.IsScope)) Mark(element, element.Once);
        }
    }

    private static bool Repeats(Element element) => element.MultiInstance is not null
        || element is { Kind: ElementKind.BoundaryEvent, Interrupting: false }
        || element is { Kind: ElementKind.EventSubProcess, Start.Interrupting: false }
        // What listens is activated with its host, whether it happens or not.
        || element.AttachedTo is { Once: false }
        || element.Incoming.Any(f => f.Source is { Kind: ElementKind.EventBasedGateway, Once: false });

    /// <summary>
    /// At most one token comes: over the only way in from an element that is done once; over each way into a parallel
    /// join; or all tokens come through one element that is done once, and nothing between multiplies them.
    /// </summary>
    private static bool ComesOnce(Element element, Dominators dominators)
    {
        var before = Before(element).ToArray();
        if ((before.Length <= 1 || element.Kind == ElementKind.ParallelGateway) && Array.TrueForAll(before, b => b.Once)) return true;
        var gate = dominators.Of(element);
        while (gate is { Once: false }) gate = dominators.Of(gate);
        if (gate is not null && Multiplies(gate)) return false;
        var seen = new HashSet<Element> { element };
        var open = new Stack<Element>(before);
        while (open.TryPop(out var between))
        {
            if (between == gate || !seen.Add(between)) continue;
            if (Multiplies(between) || between is { Kind: ElementKind.BoundaryEvent, Interrupting: false }) return false;
            foreach (var further in Before(between)) open.Push(further);
        }
        return true;
    }

    private static bool Multiplies(Element element) =>
        (element.Outgoing.Length > 1 && element.Kind is not (ElementKind.ExclusiveGateway or ElementKind.EventBasedGateway))
        || element.BoundaryEvents.Any(b => !b.Interrupting);

    private static IEnumerable<Element> Next(Element element) => element.Outgoing.Select(f => f.Target)
        .Concat(element.BoundaryEvents).Concat(element.LinkTarget is { } target ? [target] : []);

    private static IEnumerable<Element> Before(Element element) => element.Incoming.Select(f => f.Source)
        .Concat(element.AttachedTo is { } host ? [host] : [])
        .Concat(element is { Kind: ElementKind.IntermediateCatchEvent, Event.Type: EventType.Link }
            ? element.Scope!.Children.Where(e => e.LinkTarget == element) : []);

    /// <summary>Immediate dominators, by the iteration of Cooper, Harvey and Kennedy; null stands for the entry of the scope.</summary>
    private sealed class Dominators
    {
        private readonly Dictionary<Element, int> position = [];
        private readonly List<Element> order;
        // By place in reverse postorder, from 1; 0 is the entry. A dominator always has the smaller number.
        private readonly int[] above;

        public Dominators(IEnumerable<Element> elements)
        {
            order = ReversePostorder(elements);
            for (var i = 0; i < order.Count; i++) position[order[i]] = i + 1;
            above = new int[order.Count + 1];
            Array.Fill(above, -1, 1, order.Count);
            var before = order.ConvertAll(e => Before(e).Where(position.ContainsKey).Select(b => position[b]).ToArray());
            for (var changed = true; changed;)
            {
                changed = false;
                for (var i = 1; i <= order.Count; i++)
                {
                    var next = before[i - 1].Where(b => above[b] >= 0).DefaultIfEmpty(0).Aggregate(Meet);
                    if (next == above[i]) continue;
                    above[i] = next;
                    changed = true;
                }
            }
        }

        public Element? Of(Element element) => above[position[element]] is var at and > 0 ? order[at - 1] : null;

        private int Meet(int a, int b)
        {
            while (a != b)
                if (a > b) a = above[a]; else b = above[b];
            return a;
        }

        private static List<Element> ReversePostorder(IEnumerable<Element> elements)
        {
            var order = new List<Element>();
            var seen = new HashSet<Element>();
            var work = new Stack<(Element Element, IEnumerator<Element> Next)>();
            foreach (var entry in elements.Where(e => !Before(e).Any()))
            {
                if (seen.Add(entry)) work.Push((entry, Next(entry).GetEnumerator()));
                while (work.TryPeek(out var top))
                {
                    if (!top.Next.MoveNext()) order.Add(work.Pop().Element);
                    else if (seen.Add(top.Next.Current)) work.Push((top.Next.Current, Next(top.Next.Current).GetEnumerator()));
                }
            }
            order.Reverse();
            return order;
        }
    }
}
