using System.Text.Json.Nodes;

namespace Hearings.Bpmn;

/// <summary>
/// Something that happened outside and moves a process on (BPMN 2.0.2, 13 BPMN Execution Semantics). <c>Token</c> names the waiting place that it is for: the
/// same string that the <see cref="Command"/> carried which opened the place. A trigger for a place that does not wait
/// is refused with <see cref="ProcessException"/>; the state is then unchanged.
/// </summary>
public abstract record Trigger
{
    private Trigger() { }

    /// <summary>A person finished a user or manual task; <paramref name="Output"/> is merged into the task's scope.</summary>
    public sealed record TaskCompleted(string Token, JsonObject? Output = null) : Trigger;

    /// <summary>A service, business-rule or send task's handler answered.</summary>
    public sealed record HandlerReturned(string Token, JsonObject? Output = null) : Trigger;

    /// <summary>
    /// A handler failed. With <paramref name="ErrorCode"/> it is a BPMN error and travels outward to the nearest
    /// handler; without one it is a technical fault and becomes an incident at this place.
    /// </summary>
    public sealed record HandlerFailed(string Token, string? ErrorCode, string Message) : Trigger;

    /// <summary>A due moment came, for the timer that <see cref="Command.SetTimer"/> asked for.</summary>
    public sealed record TimerFired(string Token) : Trigger;

    /// <summary>A message reached the subscription <paramref name="Token"/>.</summary>
    public sealed record MessageArrived(string Token, string Name, JsonObject? Payload = null) : Trigger;

    /// <summary>A signal was broadcast; every place of this process that waits for it goes on.</summary>
    public sealed record SignalArrived(string Name, JsonObject? Payload = null) : Trigger;

    /// <summary>
    /// A called process ended: normally (<paramref name="ErrorCode"/> null), or by an error that nobody inside caught.
    /// </summary>
    public sealed record ChildEnded(string Token, JsonObject? Variables = null, string? ErrorCode = null) : Trigger;

    /// <summary>A called process threw an escalation outward and goes on.</summary>
    public sealed record ChildEscalated(string Token, string Code, JsonObject? Payload = null) : Trigger;

    /// <summary>
    /// A person ends a place from outside: throws a BPMN error (<c>ErrorCode</c>) or an escalation (<c>EscalationCode</c>) there.
    /// </summary>
    public sealed record Thrown(string Token, string? ErrorCode = null, string? EscalationCode = null, JsonObject? Payload = null) : Trigger;

    /// <summary>Takes up again the place that an incident stopped (a retry), or passes over it (a skip).</summary>
    public sealed record IncidentResolved(string Token, bool Skip = false, JsonObject? Output = null) : Trigger;

    /// <summary>The whole process is called off; every open place is closed. Who calls it off knows, so no Complete follows.</summary>
    public sealed record Cancelled(string Reason) : Trigger;
}
