namespace Hearings.Bpmn;

/// <summary>Events that are thrown, and how errors and escalations find their handler (BPMN 2.0.2, 10.5.6, 13.5).</summary>
internal sealed partial class Run
{
    private void ThrowAt(Element element, int scope, int n)
    {
        var what = element.Event!;
        switch (what.Type)
        {
            case EventType.Message:
                ThrowMessage(element, TokenOf(element, n), what, scope, null);
                break;
            case EventType.Signal:
                commands.Add(new Command.Throw(TokenOf(element, n), element.Id, EventKind.Signal, what.Name!, null, AllAt(scope)));
                Broadcast(what.Name!, Context.Empty);
                if (status != ProcessStatus.Running || Find(scope) is null)
                {
                    Traced(TraceEvent.Left, element, n);
                    return;
                }
                break;
            case EventType.Escalation:
                if (Escalate(Get(scope), what.Code!, Context.Empty, () => Traced(TraceEvent.Left, element, n), TokenOf(element, n), element)) return;
                break;
            case EventType.Error:
                ThrowErrorAt(element, scope, n);
                return;
            case EventType.Terminate:
                Traced(TraceEvent.Left, element, n);
                if (scope == 0) End(ProcessStatus.Terminated);
                else
                {
                    Clear(Get(scope));
                    CompleteScope(Get(scope));
                }
                return;
            case EventType.Link:
                Traced(TraceEvent.Left, element, n);
                moves.Enqueue(new Move(element.LinkTarget!, scope, null));
                return;
        }
        Pass(element, scope, n);
    }

    private void ThrowMessage(Element element, string token, EventDefinition what, int scope, Context? own) =>
        commands.Add(new Command.Throw(token, element.Id, EventKind.Message, what.Name!,
            what.Correlation?.Evaluate(NamesAt(scope, own)) is { } key ? Values.Text(key) : null, AllAt(scope)));

    /// <summary>A signal reaches every place of this process that waits for it at this moment; the host carries it to the others.</summary>
    private void Broadcast(string name, Context payload)
    {
        var waiting = new List<int>();
        foreach (var place in places)
            if (place.Role == Role.Signal && place.Incident is null && place.Element!.Event!.Name == name) waiting.Add(place.Id);
        foreach (var id in waiting)
            if (status == ProcessStatus.Running && Find(id) is { } place) Fire(place, payload);
    }

    private void ThrowErrorAt(Element end, int scope, int n)
    {
        if (HandlerInScope(EventType.Error, end.Event!.Code!, Get(scope)) is { } handler)
        {
            Traced(TraceEvent.Left, end, n);
            Handle(handler, Context.Empty);
        }
        else if (called)
        {
            Traced(TraceEvent.Left, end, n);
            End(ProcessStatus.Failed, end.Event.Code);
        }
        else RaiseIncident(Open(end, scope, n, Role.Stuck, null), $"Nothing catches the error '{end.Event.Code}'.");
    }

    /// <summary>An error at an open activity: to the nearest handler, to the caller, or it stays as an incident.</summary>
    private void ThrowError(Activation activity, string code, string message, Context payload)
    {
        if (HandlerOf(EventType.Error, code, activity) is { } handler) Handle(handler, payload);
        else if (called)
        {
            Assign(activity.Id, payload);
            End(ProcessStatus.Failed, code);
        }
        else RaiseIncident(activity, $"Nothing catches the error '{code}': {message}");
    }

    /// <summary>True where the handler interrupts the place that threw; <paramref name="leaving"/> is called before it does.</summary>
    private bool Escalate(Activation scope, string code, Context payload, Action leaving, string token, Element thrower)
    {
        var handler = scope.Element!.IsScope ? HandlerInScope(EventType.Escalation, code, scope) : HandlerOf(EventType.Escalation, code, scope);
        if (handler is not { } found)
        {
            // One that nothing catches goes unheard (10.5.6), but a caller may be listening.
            if (called) commands.Add(new Command.Throw(token, thrower.Id, EventKind.Escalation, code, null, Json.ObjectOf(payload)));
            return false;
        }
        if (found.Event.Interrupting) leaving();
        Handle(found, payload);
        return found.Event.Interrupting;
    }

    private readonly record struct Catcher(Element Event, int At);

    private void Handle(Catcher handler, Context payload)
    {
        var n = Next(handler.Event);
        if (handler.Event.Kind == ElementKind.BoundaryEvent) FireBoundary(handler.Event, Get(handler.At), n, payload);
        else StartEventSubProcess(handler.Event, Get(handler.At), n, payload);
    }

    /// <summary>The handler of what happens at an activity: on its boundary, or further out.</summary>
    private Catcher? HandlerOf(EventType type, string code, Activation activity)
    {
        // The boundary events of a multi-instance belong to the whole, not to one of its instances.
        if (Get(activity.Parent).Role == Role.Body) activity = Get(activity.Parent);
        if (Best(activity.Element!.BoundaryEvents, type, code) is { } boundary) return new Catcher(boundary, activity.Id);
        return HandlerInScope(type, code, Get(ScopeOf(activity)));
    }

    /// <summary>The handler of what happens inside a scope: an event sub-process of it, or what listens on the scope itself.</summary>
    private Catcher? HandlerInScope(EventType type, string code, Activation scope)
    {
        Element? from = null;
        while (true)
        {
            // A scope that one event sub-process has interrupted starts no other; nor does one catch what it throws itself.
            var starts = from is { Start.Interrupting: true } ? [] : scope.Element!.EventSubProcesses.Where(e => e != from).Select(e => e.Start!);
            if (Best(starts, type, code) is { } start) return new Catcher(start, scope.Id);
            if (scope.Role == Role.Process) return null;
            if (scope.Element!.Kind != ElementKind.EventSubProcess) return HandlerOf(type, code, scope);
            (from, scope) = (scope.Element, Get(scope.Parent));
        }
    }

    private static Element? Best(IEnumerable<Element> events, EventType type, string code)
    {
        Element? any = null;
        foreach (var candidate in events)
        {
            if (candidate.Event?.Type != type) continue;
            if (candidate.Event.Code == code) return candidate;
            if (candidate.Event.Code is null) any ??= candidate;
        }
        return any;
    }
}
