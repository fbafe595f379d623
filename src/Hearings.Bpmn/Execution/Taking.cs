using System.Text.Json.Nodes;

namespace Hearings.Bpmn;

/// <summary>How each trigger finds its place.</summary>
internal sealed partial class Run
{
    public void Take(Trigger trigger)
    {
        try
        {
            Act(trigger);
            Drain();
        }
        catch (Fault fault)
        {
            // Something to listen for cannot be worked out where no token stands that could carry the incident.
            throw new ProcessException(fault.Message);
        }
    }

    private void Act(Trigger trigger)
    {
        switch (trigger)
        {
            case Trigger.TaskCompleted t: Complete(Waiting(t.Token, "a task", Role.Task), Json.ContextOf(t.Output)); break;
            case Trigger.HandlerReturned t: Complete(Waiting(t.Token, "a handler", Role.Handler), Json.ContextOf(t.Output)); break;
            case Trigger.HandlerFailed t:
            {
                var place = Waiting(t.Token, "a handler", Role.Handler);
                if (t.ErrorCode is null) RaiseIncident(place, t.Message);
                else ThrowError(place, t.ErrorCode, t.Message, Context.Empty);
                break;
            }
            case Trigger.TimerFired t: Fire(Waiting(t.Token, "a timer", Role.Timer), Context.Empty); break;
            case Trigger.MessageArrived t:
            {
                var place = Waiting(t.Token, "a message", Role.Message);
                if (place.Element!.Event!.Name != t.Name)
                    throw new ProcessException($"{t.Token} waits for the message '{place.Element.Event.Name}', not for '{t.Name}'.");
                Fire(place, Json.ContextOf(t.Payload));
                break;
            }
            case Trigger.SignalArrived t: Broadcast(t.Name, Json.ContextOf(t.Payload)); break;
            case Trigger.ChildEnded t:
            {
                var place = Waiting(t.Token, "a called process", Role.Child);
                if (t.ErrorCode is null) Complete(place, Json.ContextOf(t.Variables));
                else ThrowError(place, t.ErrorCode, $"it ended the called process {place.Element!.CalledProcess}.", Context.Empty);
                break;
            }
            case Trigger.ChildEscalated t:
            {
                var place = Waiting(t.Token, "a called process", Role.Child);
                Escalate(place, t.Code, Json.ContextOf(t.Payload), () => { }, place.Token, place.Element!);
                break;
            }
            case Trigger.Thrown t: TakeThrown(t); break;
            case Trigger.IncidentResolved t: Resolve(t); break;
            case Trigger.Cancelled:
                Clear(places[0]);
                status = ProcessStatus.Terminated;
                Traced(TraceEvent.Terminated, definition.Root, 1);
                break;
        }
    }

    private void TakeThrown(Trigger.Thrown thrown)
    {
        var place = ByToken(thrown.Token);
        if (place is null || place.Listens || !place.Element!.IsActivity)
            throw new ProcessException($"Nothing can be thrown at '{thrown.Token}': {Open()}");
        if (thrown.ErrorCode is null == thrown.EscalationCode is null)
            throw new ProcessException("Either an error or an escalation is thrown, not both and not neither.");
        var payload = Json.ContextOf(thrown.Payload);
        if (thrown.ErrorCode is { } code) ThrowError(place, code, "it was thrown from outside.", payload);
        else EscalateAt(place, thrown.EscalationCode!, payload);
    }

    private void EscalateAt(Activation activity, string code, Context payload)
    {
        if (HandlerOf(EventType.Escalation, code, activity) is { } handler) Handle(handler, payload);
        else if (called) commands.Add(new Command.Throw(activity.Token, activity.ElementId, EventKind.Escalation, code, null, Json.ObjectOf(payload)));
    }

    private void Resolve(Trigger.IncidentResolved resolved)
    {
        if (ByToken(resolved.Token) is not { Incident: not null } place)
            throw new ProcessException($"There is no incident at '{resolved.Token}': {Open()}");
        var output = Json.ContextOf(resolved.Output);
        var element = place.Element!;
        if (resolved.Skip && place.Role == Role.Stuck && element.Outgoing.Length > 1 && element.Default is null && element.Kind != ElementKind.ParallelGateway)
            throw new ProcessException($"{element.Id} cannot be passed over, because it has no default flow: correct the variables and retry.");
        place = place with { Incident = null };
        Replace(place);
        switch (place.Role)
        {
            case Role.Body:
                Assign(place.Id, output);
                ResumeRounds(Get(place.Id), resolved.Skip);
                break;
            case Role.Stuck:
                Assign(place.Id, output);
                place = Get(place.Id);
                places.RemoveAt(IndexOf(place.Id));
                if (resolved.Skip) Skip(place);
                else Retry(place);
                break;
            case Role.Handler or Role.Child when resolved.Skip:
                Complete(place, output);
                break;
            case Role.Handler:
                Assign(place.Id, output);
                Traced(TraceEvent.Waiting, element, place.N);
                Call(Get(place.Id));
                break;
            case Role.Child:
                Assign(place.Id, output);
                Traced(TraceEvent.Waiting, element, place.N);
                StartChild(Get(place.Id));
                break;
            case Role.Timer or Role.Message or Role.Signal when resolved.Skip:
                Fire(place, output);
                break;
            case Role.Scope when resolved.Skip:
                Assign(place.Id, output);
                Clear(Get(place.Id));
                Complete(Get(place.Id), Context.Empty);
                break;
            default:
                if (resolved.Skip) Complete(place, output);
                else Assign(place.Id, output);
                break;
        }
    }

    private void Retry(Activation stuck)
    {
        var element = stuck.Element!;
        if (stuck.Fired > 0) Pass(element, stuck.Parent, stuck.N);
        else if (element.MultiInstance is not null && Get(stuck.Parent).Role != Role.Body) TryRounds(element, stuck.Parent, stuck.N);
        else Try(element, stuck.Parent, stuck.N, stuck.Variables);
    }

    private void Skip(Activation stuck)
    {
        var element = stuck.Element!;
        if (Get(stuck.Parent).Role == Role.Body)
        {
            Done(element, stuck.Parent, stuck.N, stuck.Variables);
            return;
        }
        Traced(TraceEvent.Left, element, stuck.N);
        if (element.Outgoing.Length == 0) Consumed(stuck.Parent);
        else if (element.Default is { } way) moves.Enqueue(new Move(way.Target, stuck.Parent, way));
        else foreach (var flow in element.Outgoing) moves.Enqueue(new Move(flow.Target, stuck.Parent, flow));
    }

    private void ResumeRounds(Activation body, bool skip)
    {
        try
        {
            var complete = !skip && body.Element!.MultiInstance!.Completion is { } completion
                && Holds(completion, NamesAt(body.Id), "completion condition");
            GoOn(body, complete);
        }
        catch (Fault fault)
        {
            RaiseIncident(body, fault.Message);
        }
    }

    private Activation? ByToken(string token)
    {
        foreach (var place in places)
            if (place.Token == token && place.Role != Role.Process) return place;
        return null;
    }

    private Activation Waiting(string token, string forWhat, Role role)
    {
        if (ByToken(token) is not { } place || place.Role != role)
            throw new ProcessException($"'{token}' does not wait for {forWhat}: {Open()}");
        if (place.Incident is not null) throw new ProcessException($"'{token}' is stopped by an incident: resolve it first.");
        return place;
    }

    private string Open()
    {
        var waiting = places.Where(p => p.Role is Role.Task or Role.Handler or Role.Timer or Role.Message or Role.Signal or Role.Child or Role.Stuck)
            .Select(p => p.Token).Take(20).ToArray();
        return waiting.Length == 0 ? "nothing waits." : $"what waits is {string.Join(", ", waiting)}.";
    }
}
