namespace Hearings.Bpmn;

/// <summary>How tokens pass gateways and flows (BPMN 2.0.2, 13.4 Gateways).</summary>
internal sealed partial class Run
{
    private void Arrive(Move move)
    {
        var element = move.Target;
        if (element.Kind is ElementKind.ParallelGateway or ElementKind.InclusiveGateway && element.Incoming.Length > 1 && move.Flow is not null)
            ArriveAtJoin(element, move.Scope, move.Flow);
        else Enter(element, move.Scope);
    }

    private void ArriveAtJoin(Element gateway, int scope, SequenceFlow flow)
    {
        Activation? join = null;
        foreach (var place in places)
            if (place.Role == Role.Join && place.Parent == scope && place.Element == gateway) { join = place; break; }
        if (join is null)
        {
            var n = Next(gateway);
            Traced(TraceEvent.Entered, gateway, n);
            join = Open(gateway, scope, n, Role.Join, null);
        }
        join = join with { Arrived = [.. join.Arrived, flow.Id] };
        Replace(join);
        // An inclusive join waits until nothing moves any more; only then is it known what can still arrive.
        if (gateway.Kind == ElementKind.ParallelGateway && join.Arrived.Length >= gateway.Incoming.Length
            && gateway.Incoming.All(f => Array.IndexOf(join.Arrived, f.Id) >= 0)) FireJoin(join);
    }

    /// <summary>Consumes one token of each flow on which one waits, and goes on; what is left over waits anew.</summary>
    private void FireJoin(Activation join)
    {
        var gateway = join.Element!;
        var left = join.Arrived.ToList();
        foreach (var flow in join.Arrived.Distinct()) left.Remove(flow);
        places.RemoveAt(IndexOf(join.Id));
        Pass(gateway, join.Parent, join.N);
        if (left.Count == 0 || Find(join.Parent) is null) return;
        var n = Next(gateway);
        Traced(TraceEvent.Entered, gateway, n);
        Open(new Activation
        {
            Id = nextId++, Parent = join.Parent, Token = TokenOf(gateway, n), ElementId = gateway.Id, N = n,
            Role = Role.Join, Element = gateway, Arrived = [.. left],
        });
    }

    private bool FireInclusiveJoin()
    {
        for (var i = 1; i < places.Count; i++)
        {
            var place = places[i];
            if (place.Role != Role.Join || place.Element!.Reach is not { } reach || !CanFire(place, reach)) continue;
            FireJoin(place);
            return true;
        }
        return false;
    }

    /// <summary>
    /// Fires unless some token can reach a flow that is still empty and none of those that are not: 13.4.3. Tokens inside
    /// a sub-process count as standing at it.
    /// </summary>
    private bool CanFire(Activation join, JoinReach reach)
    {
        foreach (var place in places)
        {
            if (place.Parent != join.Parent || place.Listens || place.Id == join.Id) continue;
            if (reach.Holds(place.Element!, f => Array.IndexOf(join.Arrived, f.Id) >= 0)) return false;
        }
        return true;
    }

    /// <summary>Leaves an element whose work is done, over the flows that its kind and the conditions choose.</summary>
    private void Pass(Element element, int scope, int n, bool traced = true)
    {
        List<SequenceFlow>? chosen = null;
        try
        {
            if (element.Outgoing.Length > 1 || (element.Outgoing.Length == 1 && element.Outgoing[0].Condition is not null))
                chosen = Choose(element, NamesAt(scope));
        }
        catch (Fault fault)
        {
            // The work itself is done: a retry only chooses again.
            var stuck = Open(element, scope, n, Role.Stuck, null) with { Fired = 1 };
            Replace(stuck);
            RaiseIncident(stuck, fault.Message);
            return;
        }
        if (traced) Traced(TraceEvent.Left, element, n);
        if (chosen is not null) foreach (var flow in chosen) moves.Enqueue(new Move(flow.Target, scope, flow));
        else if (element.Outgoing.Length == 1) moves.Enqueue(new Move(element.Outgoing[0].Target, scope, element.Outgoing[0]));
        else Consumed(scope);
    }

    private static List<SequenceFlow> Choose(Element element, Names names)
    {
        var chosen = new List<SequenceFlow>(element.Outgoing.Length);
        foreach (var flow in element.Outgoing)
        {
            if (flow == element.Default) continue;
            if (flow.Condition is { } condition && !Holds(condition, names, $"condition of {flow.Id}")) continue;
            chosen.Add(flow);
            if (element.Kind == ElementKind.ExclusiveGateway) break;
        }
        if (chosen.Count == 0)
            chosen.Add(element.Default ?? throw new Fault($"No condition holds on the ways out of {element.Id}, and there is no default flow."));
        return chosen;
    }

    /// <summary>A token ended in a scope: when it was the last one, the scope is done (13.3.4, 13.5.6).</summary>
    private void Consumed(int scope)
    {
        if (Find(scope) is not { } place) return;
        foreach (var move in moves) if (move.Scope == scope) return;
        for (var i = IndexOf(scope) + 1; i < places.Count; i++)
            if (places[i].Parent == scope && !places[i].Listens) return;
        CompleteScope(place);
    }

    private void CompleteScope(Activation scope)
    {
        var element = scope.Element!;
        if (element.Kind == ElementKind.Process)
        {
            End(ProcessStatus.Completed);
            return;
        }
        if (element.Kind == ElementKind.SubProcess)
        {
            Complete(scope, Context.Empty);
            return;
        }
        CloseListeners(scope.Id);
        places.RemoveAt(IndexOf(scope.Id));
        Traced(TraceEvent.Left, element, scope.N);
        Consumed(scope.Parent);
    }
}
