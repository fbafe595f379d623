using System.Text.Json.Nodes;

namespace Hearings.Bpmn;

/// <summary>
/// What the interpreter asks of its host, in order (BPMN 2.0.2, 13 BPMN Execution Semantics, leaves it to the implementation). <c>Token</c> is unique within the process instance for all its
/// life and never reused; <c>Element</c> is the BPMN element id, to be looked up in the <see cref="ProcessDefinition"/>.
/// </summary>
public abstract record Command
{
    private Command() { }

    /// <summary>A person has something to do: open a task. Its role, form and stage stand on the element.</summary>
    public sealed record CreateTask(string Token, string Element, JsonObject Variables) : Command;

    /// <summary>The open task is no longer wanted.</summary>
    public sealed record CancelTask(string Token, string Element) : Command;

    /// <summary>Call the handler registered under <paramref name="Handler"/>; answer with HandlerReturned or HandlerFailed.</summary>
    public sealed record CallHandler(string Token, string Element, string Handler, JsonObject Variables) : Command;

    /// <summary>
    /// Answer with TimerFired when due. <paramref name="Value"/> is an ISO 8601 date-time, duration or cycle, already
    /// evaluated; with <paramref name="Calendar"/> (such as <c>working-days</c>) the host's calendar interprets it.
    /// A cycle fires again and again under the same token until it is cancelled or used up.
    /// </summary>
    public sealed record SetTimer(string Token, string Element, TimerKind Kind, string Value, string? Calendar) : Command;

    /// <summary>The timer is no longer wanted.</summary>
    public sealed record CancelTimer(string Token, string Element) : Command;

    /// <summary>Wait for a message (correlated by <paramref name="Correlation"/> where given) or a signal.</summary>
    public sealed record Subscribe(string Token, string Element, EventKind Kind, string Name, string? Correlation) : Command;

    /// <summary>The subscription is no longer wanted.</summary>
    public sealed record Unsubscribe(string Token, string Element) : Command;

    /// <summary>Start the called process; answer with ChildEnded.</summary>
    public sealed record StartChild(string Token, string Element, string Process, JsonObject Variables) : Command;

    /// <summary>The called process is no longer wanted.</summary>
    public sealed record CancelChild(string Token, string Element) : Command;

    /// <summary>Send a message or broadcast a signal outward, or hand an escalation to the calling process.</summary>
    public sealed record Throw(string Token, string Element, EventKind Kind, string Name, string? Correlation, JsonObject Payload) : Command;

    /// <summary>The process ended; <paramref name="ErrorCode"/> is set where an uncaught error ended a called process.</summary>
    public sealed record Complete(JsonObject Variables, string? ErrorCode = null) : Command;

    /// <summary>The process cannot go on at this place until a person decides. Everything else goes on.</summary>
    public sealed record RaiseIncident(string Token, string Element, string Message) : Command;
}

/// <summary>The three forms of a BPMN timer (BPMN 2.0.2, 10.5.4 TimerEventDefinition).</summary>
public enum TimerKind { Date, Duration, Cycle }

/// <summary>What is thrown or awaited across the border of a process (BPMN 2.0.2, 10.5.5 EventDefinition).</summary>
public enum EventKind { Message, Signal, Escalation }
