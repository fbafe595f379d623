using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>Where one open place would go: <c>Target</c> is the element in the new definition; <c>Obstacle</c> says why it cannot, or is null.</summary>
public sealed record PlaceMove(string Token, string Element, string Target, string? NewToken, string? Obstacle);

/// <summary>
/// Moves a running process to another version of its definition, or says place by place why that cannot be. A place
/// keeps what it waits for (a running timer its due moment); listeners that the new version adds begin, those it no
/// longer has are withdrawn. <c>Step</c> is null where an obstacle stands in the way.
/// </summary>
public sealed record Migration(ImmutableArray<PlaceMove> Places, Step? Step)
{
    /// <summary>Whether the state can be moved.</summary>
    public bool Possible => Step is not null;

    /// <summary>
    /// Tries the move. <paramref name="mapping"/> leads element ids of the old definition to those of the new one; an
    /// element that it does not name keeps its id. A place whose element has another id takes a new token.
    /// </summary>
    public static Migration Plan(ProcessDefinition from, ProcessDefinition to, ProcessState state, IReadOnlyDictionary<string, string>? mapping = null)
    {
        if (state.ProcessId != from.Id) throw new ProcessException($"The state belongs to the process {state.ProcessId}, not to {from.Id}.");
        if (state.Ended) throw new ProcessException($"The process {from.Id} has ended; there is nothing to move.");
        var moves = ImmutableArray.CreateBuilder<PlaceMove>();
        var places = new List<Activation> { state.Places[0] with { Token = to.Id, ElementId = to.Id, Element = to.Root } };
        var counters = Carried(from, to, state.Counters, Target);
        var dropped = new List<Activation>();
        foreach (var unbound in state.Places.Skip(1))
        {
            var place = unbound with { Element = from.Elements[unbound.ElementId] };
            // What hung on a listener or place that was dropped or cannot move is not asked again.
            if (places.Find(p => p.Id == place.Parent) is not { } parent) continue;
            var target = Target(place.ElementId);
            var obstacle = Fit(place, parent, to.Elements.GetValueOrDefault(target), to, target);
            if (obstacle is not null && place.Listens)
            {
                dropped.Add(place);
                moves.Add(new PlaceMove(place.Token, place.ElementId, "", null, null));
                continue;
            }
            var moved = place;
            if (obstacle is null)
            {
                moved = place with { ElementId = target, Element = to.Elements[target] };
                if (target != place.ElementId)
                {
                    var key = IsWhole(place) ? target + "[]" : target;
                    var n = counters[key] + 1;
                    counters = counters.With(key, n);
                    moved = moved with { N = n, Token = $"{key}:{n}" };
                }
            }
            places.Add(moved);
            moves.Add(new PlaceMove(place.Token, place.ElementId, target, obstacle is null && moved.Token != place.Token ? moved.Token : null, obstacle));
        }
        if (moves.Any(m => m.Obstacle is not null)) return new Migration(moves.ToImmutable(), null);
        var run = new Run(to, new ProcessState(to.Id, ProcessStatus.Running, state.Called, [.. places], counters, to));
        try
        {
            // What the old version had too and no longer listens has fired or been interrupted.
            var old = from.Elements.Keys.Select(Target).ToHashSet();
            run.Adopt(dropped, listener => !old.Contains(listener.Id));
        }
        catch (Fault fault)
        {
            moves.Add(new PlaceMove("", "", "", null, fault.Message));
            return new Migration(moves.ToImmutable(), null);
        }
        return new Migration(moves.ToImmutable(), run.Finished());

        string Target(string element) => mapping is not null && mapping.TryGetValue(element, out var mapped) ? mapped : element;
    }

    // An element that was done at most once had no counter; where the new version may do it again, it counts from one on.
    private static Counters Carried(ProcessDefinition from, ProcessDefinition to, Counters old, Func<string, string> target)
    {
        var counters = Counters.None;
        for (var i = 0; i < old.Keys.Length; i++)
        {
            var key = old.Keys[i];
            var isBody = key.EndsWith("[]", StringComparison.Ordinal);
            key = isBody ? target(key[..^2]) + "[]" : target(key);
            counters = counters.With(key, Math.Max(counters[key], old.Counts[i]));
        }
        foreach (var element in from.Elements.Values.Where(e => e.Once).OrderBy(e => e.Index))
            if (to.Elements.TryGetValue(target(element.Id), out var next) && (!next.Once || next.Id != element.Id) && counters[next.Id] == 0)
                counters = counters.With(next.Id, 1);
        return counters;
    }

    private static string? Fit(Activation place, Activation parent, Element? element, ProcessDefinition to, string target)
    {
        if (element is null) return $"The new version has no element '{target}': map it to another.";
        var role = place.Role switch
        {
            Role.Task => element.Kind is ElementKind.UserTask or ElementKind.ManualTask,
            Role.Handler => element.Kind is ElementKind.ServiceTask or ElementKind.BusinessRuleTask or ElementKind.SendTask,
            Role.Child => element.Kind == ElementKind.CallActivity && element.CalledProcess == place.Element?.CalledProcess,
            Role.Scope => element.Kind is ElementKind.SubProcess or ElementKind.EventSubProcess && element.Kind == place.Element?.Kind,
            Role.Timer => element.Event is { Type: EventType.Timer } e && e.Timer!.Kind == place.Element?.Event?.Timer?.Kind,
            Role.Message => element.Event is { Type: EventType.Message } e && e.Name == place.Element?.Event?.Name,
            Role.Signal => element.Event is { Type: EventType.Signal } e && e.Name == place.Element?.Event?.Name,
            Role.Choice => element.Kind == ElementKind.EventBasedGateway,
            Role.Join => element.Kind == place.Element?.Kind && place.Arrived.All(f => element.Incoming.Any(i => i.Id == f)),
            Role.Body => element.MultiInstance is { } loop && loop.OutputCollection is null == place.Rounds!.Results is null,
            _ => element.Kind == place.Element?.Kind && element.MultiInstance is null == place.Element.MultiInstance is null,
        };
        if (!role) return $"'{target}' is {Article(element.Kind)} in the new version and does not wait for the same: map it to another.";
        if (!IsWhole(place) && element.MultiInstance is null != (parent.Role != Role.Body || parent.ElementId != target))
            return $"'{target}' is done {(element.MultiInstance is null ? "once" : "many times")} in the new version, which the running place is not.";
        var stands = parent.Role switch
        {
            Role.Choice => element.Incoming.Any(f => f.Source.Id == parent.ElementId),
            Role.Body when !place.Listens => parent.ElementId == target,
            _ when element.Kind == ElementKind.BoundaryEvent && place.Listens => element.AttachedTo?.Id == parent.ElementId,
            _ when place.Listens => (element.Scope!.Scope ?? to.Root).Id == parent.ElementId,
            _ => element.Scope!.Id == parent.ElementId,
        };
        return stands ? null : $"'{target}' stands elsewhere in the new version than the running place does.";
    }

    // A multi-instance as a whole: under way, or stuck before it could begin.
    private static bool IsWhole(Activation place) => place.Token.Contains("[]:", StringComparison.Ordinal);

    private static string Article(ElementKind kind) => kind.ToString() is var name && "AEIOU".Contains(name[0], StringComparison.Ordinal) ? $"an {name}" : $"a {name}";
}
