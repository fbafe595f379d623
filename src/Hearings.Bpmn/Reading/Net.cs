namespace Hearings.Bpmn;

/// <summary>How many tokens are on each flow of a scope.</summary>
internal sealed class Marking(byte[] tokens) : IEquatable<Marking>
{
    public byte[] Tokens { get; } = tokens;
    public bool IsEmpty => !Tokens.AsSpan().ContainsAnyExcept((byte)0);
    public int Highest => Tokens.Length == 0 ? 0 : Tokens.Max();

    public bool Equals(Marking? other) => other is not null && Tokens.AsSpan().SequenceEqual(other.Tokens);
    public override bool Equals(object? obj) => Equals(obj as Marking);
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Tokens);
        return hash.ToHashCode();
    }
}

/// <summary>
/// The control flow of one scope as a token game. Each flow has one consumer, so elements do not disturb each other and
/// it is enough to let one element move at a time; ends that clear everything go last, inclusive joins when all else rests.
/// </summary>
internal sealed class Net
{
    public const int MaxTokens = 3;
    private const int MaxSubsets = 6;

    private readonly List<SequenceFlow> flows = [];
    private readonly Dictionary<SequenceFlow, int> position = [];
    private readonly Element[] order;

    public Net(Element scope)
    {
        foreach (var flow in scope.Children.SelectMany(c => c.Outgoing))
        {
            position[flow] = flows.Count;
            flows.Add(flow);
        }
        order = [.. scope.Children.Where(c => !c.Incoming.IsEmpty).OrderBy(c => ClearsAll(c) ? 1 : c.Reach is not null ? 2 : 0)];
        Joins = [.. scope.Children.Where(c => c.Incoming.Length > 1 && c.Kind is ElementKind.ParallelGateway or ElementKind.InclusiveGateway)];
    }

    public Element[] Joins { get; }

    public int Size => flows.Count;

    public bool HasTokenAt(Marking marking, Element element) => element.Incoming.Any(f => marking.Tokens[position[f]] > 0);

    public IEnumerable<string> Missing(Marking marking, Element join) =>
        join.Incoming.Where(f => marking.Tokens[position[f]] == 0).Select(f => f.Id);

    public Marking After(Element start)
    {
        var tokens = new byte[flows.Count];
        Put(tokens, start.Outgoing);
        return new Marking(tokens);
    }

    /// <summary>The element that moves next, or null where nothing can.</summary>
    public Element? Enabled(Marking marking) => Array.Find(order, e => IsEnabled(e, marking));

    private bool IsEnabled(Element element, Marking marking)
    {
        if (element.Kind == ElementKind.ParallelGateway) return element.Incoming.All(f => marking.Tokens[position[f]] > 0);
        if (!HasTokenAt(marking, element)) return false;
        if (element.Reach is not { } reach) return true;
        for (var i = 0; i < flows.Count; i++)
        {
            if (marking.Tokens[i] == 0 || flows[i].Target == element) continue;
            if (reach.Holds(flows[i].Target, f => marking.Tokens[position[f]] > 0)) return false;
        }
        return true;
    }

    /// <summary>Every marking that the element's move can lead to.</summary>
    public IEnumerable<Marking> Outcomes(Element element, Marking marking)
    {
        if (ClearsAll(element)) return [new Marking(new byte[flows.Count])];
        var rest = (byte[])marking.Tokens.Clone();
        var joins = element.Kind is ElementKind.ParallelGateway || element.Reach is not null;
        foreach (var flow in element.Incoming)
        {
            if (rest[position[flow]] == 0) continue;
            rest[position[flow]]--;
            if (!joins) break;
        }
        return Choices(element).Select(chosen =>
        {
            var tokens = (byte[])rest.Clone();
            Put(tokens, chosen);
            return new Marking(tokens);
        });
    }

    private static bool ClearsAll(Element element) =>
        element is { Kind: ElementKind.EndEvent, Event.Type: EventType.Terminate or EventType.Error };

    private void Put(byte[] tokens, IEnumerable<SequenceFlow> onto)
    {
        foreach (var flow in onto) tokens[position[flow]]++;
    }

    private static IEnumerable<IEnumerable<SequenceFlow>> Choices(Element element)
    {
        if (element.LinkTarget is { } target) return [target.Outgoing];
        if (element.Kind == ElementKind.ExclusiveGateway) return element.Outgoing.Select(f => new[] { f });
        if (element.Kind == ElementKind.EventBasedGateway) return element.Outgoing.Select(f => f.Target.Outgoing.AsEnumerable());
        var normal = Conditional(element);
        var interrupted = element.BoundaryEvents.Where(b => b.Interrupting).Select(b => b.Outgoing.AsEnumerable());
        var besides = element.BoundaryEvents.Where(b => !b.Interrupting).SelectMany(b => normal.Select(n => n.Concat(b.Outgoing)));
        return normal.Concat(interrupted).Concat(besides);
    }

    private static List<IEnumerable<SequenceFlow>> Conditional(Element element)
    {
        var may = element.Outgoing.Where(f => f.Condition is not null).ToArray();
        var must = element.Outgoing.Where(f => f.Condition is null && f != element.Default).ToArray();
        if (may.Length == 0) return [must.Length == 0 && element.Default is { } only ? [only] : must];
        var subsets = may.Length <= MaxSubsets
            ? Enumerable.Range(0, 1 << may.Length).Select(bits => may.Where((_, i) => (bits >> i & 1) == 1).ToArray())
            : may.Select(f => new[] { f }).Append(may).Append([]);
        return [.. subsets.Where(s => s.Length + must.Length > 0 || element.Default is not null)
            .Select(s => s.Length + must.Length == 0 ? (IEnumerable<SequenceFlow>)[element.Default!] : must.Concat(s))];
    }
}
