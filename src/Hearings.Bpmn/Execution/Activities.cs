namespace Hearings.Bpmn;

/// <summary>How elements are begun and completed (BPMN 2.0.2, 13.3 Activities).</summary>
internal sealed partial class Run
{
    /// <summary>A token arrives at an element.</summary>
    private void Enter(Element element, int scope)
    {
        if (element.MultiInstance is not null)
        {
            BeginRounds(element, scope);
            return;
        }
        var n = Next(element);
        Traced(TraceEvent.Entered, element, n);
        Try(element, scope, n, null);
    }

    /// <summary>Begins the element's work; where that cannot be, the token stays there with an incident.</summary>
    private void Try(Element element, int parent, int n, Context? own)
    {
        try
        {
            Begin(element, parent, n, own);
        }
        catch (Fault fault)
        {
            RaiseIncident(Open(element, parent, n, Role.Stuck, own), fault.Message);
        }
    }

    // Whatever can fail is worked out before anything is opened, so that a fault leaves nothing half done.
    private void Begin(Element element, int parent, int n, Context? own)
    {
        // The boundary events of a multi-instance listen beside the whole, not beside each instance.
        var listeners = element.Listeners.Length == 0 || element.MultiInstance is not null ? [] : Prepare(element.Listeners, parent, own);
        Activation place;
        switch (element.Kind)
        {
            case ElementKind.UserTask or ElementKind.ManualTask:
                place = Wait(Role.Task);
                commands.Add(new Command.CreateTask(place.Token, element.Id, AllAt(place.Id)));
                break;
            case ElementKind.SendTask when element.Event is { } message && !element.Attributes.ContainsKey("handler") && !HoldSends:
                ThrowMessage(element, TokenOf(element, n), message, parent, own);
                Done(element, parent, n, own);
                return;
            case ElementKind.ServiceTask or ElementKind.BusinessRuleTask or ElementKind.SendTask:
                Call(place = Wait(Role.Handler));
                break;
            case ElementKind.ReceiveTask or ElementKind.IntermediateCatchEvent when element.Event is { Type: not EventType.Link }:
            {
                var ready = Prepare([element], parent, own)[0];
                Listen(place = Wait(ready.Role) with { Left = ready.Left }, ready);
                break;
            }
            case ElementKind.CallActivity:
                StartChild(place = Wait(Role.Child));
                break;
            case ElementKind.SubProcess:
            {
                var inner = Mapped(element.Inputs, NamesAt(parent, own));
                var inside = PrepareInside(element, parent, inner.With(own ?? Context.Empty));
                place = Open(element, parent, n, Role.Scope, (own ?? Context.Empty).With(inner));
                Listen(place, listeners);
                Listen(place, inside);
                moves.Enqueue(new Move(element.Start!, place.Id, null));
                return;
            }
            case ElementKind.EventBasedGateway:
                Offer(element, parent, n);
                return;
            case ElementKind.IntermediateThrowEvent or ElementKind.EndEvent when element.Event is not null:
                ThrowAt(element, parent, n);
                return;
            default:
                Done(element, parent, n, own);
                return;
        }

        Listen(place, listeners);

        Activation Wait(Role role)
        {
            Traced(TraceEvent.Waiting, element, n);
            return Open(element, parent, n, role, own);
        }
    }

    private void Call(Activation place) =>
        commands.Add(new Command.CallHandler(place.Token, place.ElementId, place.Element!.Handler, AllAt(place.Id)));

    private void StartChild(Activation place)
    {
        var inputs = place.Element!.Inputs;
        commands.Add(new Command.StartChild(place.Token, place.ElementId, place.Element.CalledProcess!,
            inputs.IsEmpty ? AllAt(place.Id) : Json.ObjectOf(Mapped(inputs, NamesAt(place.Id)))));
    }

    /// <summary>A place is done: its output is set, its listeners close, the token goes on.</summary>
    private void Complete(Activation place, Context output)
    {
        var element = place.Element!;
        if (place.Role is Role.Scope or Role.Child)
        {
            // A sub-process reads its mappings over its own variables; a call over what the called process ended with.
            Names names = place.Role == Role.Scope ? NamesAt(place.Id) : output;
            var mapped = Mapped(element.Outputs, names);
            if (place.Role == Role.Scope) Assign(place.Parent, mapped);
            else Assign(place.Id, element.Outputs.IsEmpty ? output : mapped);
        }
        else Assign(place.Id, output);
        CloseListeners(place.Id);
        var own = Get(place.Id).Variables;
        places.RemoveAt(IndexOf(place.Id));
        Done(element, place.Parent, place.N, own);
    }

    /// <summary>The work of an element is done: the next instance, or the way out.</summary>
    private void Done(Element element, int parent, int n, Context? own)
    {
        var at = Get(parent);
        if (at.Role == Role.Body && at.Element == element)
        {
            Traced(TraceEvent.Left, element, n);
            RoundDone(at, own ?? Context.Empty);
        }
        else Pass(element, parent, n);
    }
}
