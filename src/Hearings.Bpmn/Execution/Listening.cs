namespace Hearings.Bpmn;

/// <summary>Events that wait: catching, boundary, event-based choice, event sub-processes (BPMN 2.0.2, 13.5).</summary>
internal sealed partial class Run
{
    /// <summary>An event that is ready to wait: everything about it is worked out.</summary>
    private readonly record struct Ready(Element Element, Role Role, string Value, string? Correlation, int? Left);

    private Ready[] Prepare(Element[] events, int scope, Context? own)
    {
        if (events.Length == 0) return [];
        var names = NamesAt(scope, own);
        return Array.ConvertAll(events, e => Prepare(e, names));
    }

    private Ready[] PrepareInside(Element scope, int place, Context? own) => scope.EventSubProcesses.Length == 0 ? [] : Prepare(
        [.. scope.EventSubProcesses.Select(e => e.Start!).Where(s => s.Event!.Type is EventType.Timer or EventType.Message or EventType.Signal)], place, own);

    private static Ready Prepare(Element element, Names names)
    {
        var what = element.Event!;
        if (what.Type == EventType.Signal) return new Ready(element, Role.Signal, what.Name!, null, null);
        if (what.Type == EventType.Message)
            return new Ready(element, Role.Message, what.Name!, what.Correlation?.Evaluate(names) is { } key ? Values.Text(key) : null, null);
        var timer = what.Timer!;
        var value = timer.Literal ?? Values.Text(timer.Expression!.Evaluate(names));
        if (timer.Literal is null && !Iso8601.Fits(timer.Kind, value))
            throw new Fault($"The timer '{timer.Expression!.Text}' of {element.Id} gives {value}, which is no {timer.Kind.ToString().ToLowerInvariant()} of ISO 8601.");
        return new Ready(element, Role.Timer, value, null, timer.Kind == TimerKind.Cycle ? Iso8601.Repetitions(value) : null);
    }

    private void ListenInside(Activation scope)
    {
        try
        {
            Listen(scope, PrepareInside(scope.Element!, scope.Id, null));
        }
        catch (Fault fault)
        {
            throw new ProcessException($"The process {definition.Id} cannot start. {fault.Message}");
        }
    }

    private void Listen(Activation at, Ready[] events)
    {
        foreach (var ready in events)
        {
            var n = Next(ready.Element);
            Listen(Open(new Activation
            {
                Id = nextId++, Parent = at.Id, Token = TokenOf(ready.Element, n), ElementId = ready.Element.Id, N = n,
                Role = ready.Role, Element = ready.Element, Listens = true, Left = ready.Left,
            }), ready);
        }
    }

    private void Listen(Activation place, Ready ready)
    {
        Replace(place);
        var id = ready.Element.Id;
        commands.Add(ready.Role switch
        {
            Role.Timer => new Command.SetTimer(place.Token, id, ready.Element.Event!.Timer!.Kind, ready.Value, ready.Element.Event.Timer.Calendar),
            Role.Signal => new Command.Subscribe(place.Token, id, EventKind.Signal, ready.Value, null),
            _ => new Command.Subscribe(place.Token, id, EventKind.Message, ready.Value, ready.Correlation),
        });
    }

    /// <summary>An event-based gateway: every event after it waits, the first to happen wins (13.4.4).</summary>
    private void Offer(Element gateway, int scope, int n)
    {
        var events = Prepare([.. gateway.Outgoing.Select(f => f.Target)], scope, null);
        Traced(TraceEvent.Left, gateway, n);
        var choice = Open(gateway, scope, n, Role.Choice, null);
        foreach (var ready in events)
        {
            var m = Next(ready.Element);
            Traced(TraceEvent.Entered, ready.Element, m);
            var place = Open(ready.Element, choice.Id, m, ready.Role, null);
            Traced(TraceEvent.Waiting, ready.Element, m);
            Listen(place with { Left = ready.Left }, ready);
        }
    }

    /// <summary>What a place waited for has happened.</summary>
    private void Fire(Activation place, Context payload)
    {
        if (!place.Listens)
        {
            Assign(place.Id, payload);
            var choice = Get(place.Parent);
            if (choice.Role != Role.Choice)
            {
                Complete(Get(place.Id), Context.Empty);
                return;
            }
            places.RemoveAt(IndexOf(place.Id));
            Cancel(choice, self: true);
            Done(place.Element!, choice.Parent, place.N, null);
            return;
        }
        // A listener took its number when it began to listen; each further firing counts on.
        var n = place.Fired == 0 ? place.N : Next(place.Element!);
        var repeats = place.Role != Role.Timer || (place.Element!.Event!.Timer!.Kind == TimerKind.Cycle && place.Left is null or > 1);
        if (repeats && !place.Element!.Interrupting) Replace(place with { Fired = place.Fired + 1, Left = place.Left - 1 });
        else places.RemoveAt(IndexOf(place.Id));
        if (place.Element!.Kind == ElementKind.BoundaryEvent) FireBoundary(place.Element, Get(place.Parent), n, payload);
        else StartEventSubProcess(place.Element, Get(place.Parent), n, payload);
    }

    private void FireBoundary(Element boundary, Activation host, int n, Context payload)
    {
        Traced(TraceEvent.Entered, boundary, n);
        var scope = ScopeOf(host);
        if (boundary.Interrupting) Cancel(host, self: true);
        Assign(scope, payload);
        Pass(boundary, scope, n);
    }

    private void StartEventSubProcess(Element start, Activation scope, int n, Context payload)
    {
        if (start.Interrupting) Clear(scope);
        var element = start.Scope!;
        var m = Next(element);
        Traced(TraceEvent.Entered, element, m);
        var place = Open(element, scope.Id, m, Role.Scope, Context.Empty);
        Assign(place.Id, payload);
        Listen(place, PrepareInside(element, place.Id, null));
        Traced(TraceEvent.Entered, start, n);
        Pass(start, place.Id, n);
    }
}
