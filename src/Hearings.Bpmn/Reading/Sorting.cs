namespace Hearings.Bpmn;

/// <summary>Tarjan's strongly connected components, without recursion, so that a long chain cannot exhaust the stack.</summary>
internal static class Sorting
{
    /// <summary>The components of the graph, each before those that it leads to.</summary>
    public static List<List<Element>> Components(IReadOnlyList<Element> nodes, Func<Element, IEnumerable<Element>> next)
    {
        var result = new List<List<Element>>();
        var number = new Dictionary<Element, int>();
        var low = new Dictionary<Element, int>();
        var stack = new Stack<Element>();
        var onStack = new HashSet<Element>();
        var work = new Stack<(Element Node, IEnumerator<Element> Next)>();
        foreach (var start in nodes)
        {
            if (number.ContainsKey(start)) continue;
            Open(start);
            while (work.TryPeek(out var top))
            {
                if (top.Next.MoveNext())
                {
                    var target = top.Next.Current;
                    if (!number.TryGetValue(target, out var n)) Open(target);
                    else if (onStack.Contains(target)) low[top.Node] = Math.Min(low[top.Node], n);
                    continue;
                }
                work.Pop();
                if (work.TryPeek(out var parent)) low[parent.Node] = Math.Min(low[parent.Node], low[top.Node]);
                if (low[top.Node] == number[top.Node]) Close(top.Node);
            }
        }
        result.Reverse();
        return result;

        void Open(Element node)
        {
            number[node] = low[node] = number.Count;
            stack.Push(node);
            onStack.Add(node);
            work.Push((node, next(node).GetEnumerator()));
        }

        void Close(Element node)
        {
            var component = new List<Element>();
            Element member;
            do
            {
                member = stack.Pop();
                onStack.Remove(member);
                component.Add(member);
            } while (member != node);
            result.Add(component);
        }
    }
}
