using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Hearings.Bpmn;

/// <summary>Why a place cannot go on; becomes an incident there.</summary>
internal sealed class Fault(string message) : Exception(message);

/// <summary>
/// One step in the making: a working copy of the places, the tokens that are under way, and what comes out. Tokens move
/// in the order in which they set out, so that the result never depends on chance.
/// </summary>
internal sealed partial class Run
{
    // A loop without a place that waits would never end; no real step passes so many elements.
    private const int MaxMoves = 100_000;

    private readonly ProcessDefinition definition;
    private readonly bool called;
    private readonly List<Activation> places;
    private readonly Queue<Move> moves = new(4);
    private readonly ImmutableArray<Command>.Builder commands = ImmutableArray.CreateBuilder<Command>(4);
    private readonly ImmutableArray<Trace>.Builder trace = ImmutableArray.CreateBuilder<Trace>(8);
    private Counters counters;
    private ProcessStatus status = ProcessStatus.Running;
    private int nextId;
    private int passed;

    public bool HoldSends { get; init; }

    /// <summary>A token on its way to an element of a scope, over a flow where it came by one.</summary>
    private readonly record struct Move(Element Target, int Scope, SequenceFlow? Flow);

    public Run(ProcessDefinition definition, bool called, Context variables)
    {
        (this.definition, this.called, counters) = (definition, called, Counters.None);
        places =
        [
            new Activation
            {
                Id = 0, Parent = -1, Token = definition.Id, ElementId = definition.Id, N = 1,
                Role = Role.Process, Element = definition.Root, Variables = variables,
            },
        ];
        nextId = 1;
    }

    public Run(ProcessDefinition definition, ProcessState state)
    {
        (this.definition, called, counters) = (definition, state.Called, state.Counters);
        places = new List<Activation>(state.Places.Length + 4);
        if (state.Definition == definition) places.AddRange(state.Places);
        else foreach (var place in state.Places) places.Add(place with { Element = ElementOf(place) });
        nextId = places[^1].Id + 1;
    }

    private Element ElementOf(Activation place) => place.Role == Role.Process ? definition.Root
        : definition.Elements.TryGetValue(place.ElementId, out var element) ? element
        : throw new ProcessException($"The process {definition.Id} has no element '{place.ElementId}': migrate the state to this definition first.");

    public void Start(Element start)
    {
        ListenInside(places[0]);
        Enter(start, 0);
        Drain();
    }

    public Step Finished() =>
        new(new ProcessState(definition.Id, status, called, places.ToArray(), counters, definition), commands.DrainToImmutable(), trace.DrainToImmutable());

    private void Drain()
    {
        while (status == ProcessStatus.Running)
        {
            if (moves.TryDequeue(out var move))
            {
                // The scope may have been closed while the token was under way.
                if (Find(move.Scope) is null) continue;
                if (++passed > MaxMoves)
                    throw new ProcessException($"More than {MaxMoves} elements were passed in one step, the last being {move.Target.Id}: is there a loop without a place that waits?");
                Arrive(move);
            }
            else if (!FireInclusiveJoin()) return;
        }
    }

    private int IndexOf(int id)
    {
        int low = 0, high = places.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var found = places[middle].Id;
            if (found == id) return middle;
            if (found < id) low = middle + 1; else high = middle - 1;
        }
        return -1;
    }

    private Activation? Find(int id) => IndexOf(id) is var at and >= 0 ? places[at] : null;

    private Activation Get(int id) => places[IndexOf(id)];

    private void Replace(Activation place) => places[IndexOf(place.Id)] = place;

    private Activation Open(Activation place)
    {
        places.Add(place);
        return place;
    }

    private Activation Open(Element element, int parent, int n, Role role, Context? variables) => Open(new Activation
    {
        Id = nextId++, Parent = parent, Token = TokenOf(element, n), ElementId = element.Id, N = n, Role = role,
        Element = element, Variables = variables,
    });

    private static string TokenOf(Element element, int n) => n == 1 ? element.FirstToken : $"{element.Id}:{n}";

    private int Next(Element element)
    {
        var n = counters[element.Id] + 1;
        if (!element.Once || n > 1) counters = counters.With(element.Id, n);
        return n;
    }

    private void Traced(TraceEvent what, Element element, int n) => trace.Add(new Trace(what, element.Id, n));

    /// <summary>The nearest place that holds tokens of its own: a multi-instance or an event-based choice is none.</summary>
    private int ScopeOf(Activation place)
    {
        var parent = Get(place.Parent);
        return parent.Role is Role.Body or Role.Choice ? ScopeOf(parent) : parent.Id;
    }

    private void RaiseIncident(Activation place, string message)
    {
        Replace(place with { Incident = message });
        Traced(TraceEvent.Incident, place.Element!, place.N);
        commands.Add(new Command.RaiseIncident(place.Token, place.ElementId, message));
    }

    /// <summary>Closes everything below a place, the youngest first, and the place itself where asked.</summary>
    private void Cancel(Activation top, bool self)
    {
        var first = IndexOf(top.Id);
        var doomed = new List<int> { top.Id };
        for (var i = first + 1; i < places.Count; i++)
            if (doomed.BinarySearch(places[i].Parent) >= 0) doomed.Add(places[i].Id);
        for (var i = places.Count - 1; i >= first; i--)
            if (doomed.BinarySearch(places[i].Id) >= 0 && (self || i > first)) Withdraw(places[i]);
        if (!self) doomed.RemoveAt(0);
        if (doomed.Count > 0) places.RemoveAll(p => doomed.BinarySearch(p.Id) >= 0);
    }

    /// <summary>Closes the listeners of a place whose work is done.</summary>
    private void CloseListeners(int place)
    {
        for (var i = places.Count - 1; i > 0; i--)
        {
            if (places[i].Parent != place || !places[i].Listens) continue;
            Withdraw(places[i]);
            places.RemoveAt(i);
        }
    }

    private void Withdraw(Activation place)
    {
        switch (place.Role)
        {
            case Role.Task: commands.Add(new Command.CancelTask(place.Token, place.ElementId)); break;
            case Role.Timer: commands.Add(new Command.CancelTimer(place.Token, place.ElementId)); break;
            case Role.Message or Role.Signal: commands.Add(new Command.Unsubscribe(place.Token, place.ElementId)); break;
            // After an incident the called process is no more.
            case Role.Child when place.Incident is null: commands.Add(new Command.CancelChild(place.Token, place.ElementId)); break;
        }
        if (!place.Listens && place.Role is not (Role.Process or Role.Body or Role.Choice)) Traced(TraceEvent.Cancelled, place.Element!, place.N);
    }

    /// <summary>Calls off all work directly and indirectly inside a scope, also the tokens that are under way in it.</summary>
    private void Clear(Activation scope)
    {
        for (var i = moves.Count; i > 0; i--)
            if (moves.Dequeue() is var move && move.Scope != scope.Id) moves.Enqueue(move);
        Cancel(scope, self: false);
    }

    private void End(ProcessStatus how, string? error = null)
    {
        Clear(places[0]);
        moves.Clear();
        status = how;
        Traced(how == ProcessStatus.Completed ? TraceEvent.Completed : TraceEvent.Terminated, definition.Root, 1);
        commands.Add(new Command.Complete(Json.ObjectOf(places[0].Variables!), error));
    }
}
