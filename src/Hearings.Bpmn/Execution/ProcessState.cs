using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Hearings.Bpmn;

/// <summary>How a process stands (BPMN 2.0.2, 13 BPMN Execution Semantics).</summary>
public enum ProcessStatus
{
    /// <summary>Something is still open.</summary>
    Running,
    /// <summary>Every path reached its end.</summary>
    Completed,
    /// <summary>A terminate end event or the host ended it.</summary>
    Terminated,
    /// <summary>A called process was ended by an error that nothing in it caught.</summary>
    Failed,
}

/// <summary>What a place waits for (BPMN 2.0.2, 13 BPMN Execution Semantics).</summary>
public enum WaitKind { Task, Handler, Timer, Message, Signal, Child, Incident }

/// <summary>
/// A place that waits. <c>Listens</c>: a boundary event or an event sub-process that listens beside the work, where no
/// token rests. <c>Incident</c> is set where it cannot go on until a person decides (BPMN 2.0.2, 13 BPMN Execution Semantics).
/// </summary>
public sealed record WaitingPlace(string Token, string Element, WaitKind Kind, bool Listens, string? Incident);

/// <summary>Where a running process stands: an immutable value, written and read as a small JSON document (BPMN 2.0.2, 13 BPMN Execution Semantics).</summary>
public sealed class ProcessState
{
    internal ProcessState(string process, ProcessStatus status, bool called, Activation[] places, Counters counters, ProcessDefinition? definition)
        => (ProcessId, Status, Called, Places, Counters, Definition) = (process, status, called, places, counters, definition);

    /// <summary>The id of the process.</summary>
    public string ProcessId { get; }
    /// <summary>How it stands.</summary>
    public ProcessStatus Status { get; }
    /// <summary>Whether another process called it: an error that it does not catch then ends it and goes to the caller.</summary>
    public bool Called { get; }
    /// <summary>Whether nothing can happen any more.</summary>
    public bool Ended => Status != ProcessStatus.Running;

    // Index 0 is the process itself; it stays after the end, with the final variables.
    internal Activation[] Places { get; }
    internal Counters Counters { get; }
    // The definition that Element references of the places belong to; null in a state that was just read.
    internal ProcessDefinition? Definition { get; }

    /// <summary>A copy of the process's own variables.</summary>
    public JsonObject Variables => Json.ObjectOf(Places[0].Variables!);

    /// <summary>The same state with these variables of the process set: for what has changed outside while it waits.</summary>
    public ProcessState With(JsonObject variables)
    {
        var all = Variables;
        foreach (var (name, value) in variables) all[name] = value?.DeepClone();
        return new ProcessState(ProcessId, Status, Called, [Places[0] with { Variables = Json.ContextOf(all) }, .. Places.AsSpan(1)], Counters, Definition);
    }

    /// <summary>All places that wait for something from outside, in the order in which they were opened.</summary>
    public ImmutableArray<WaitingPlace> Waiting
    {
        get
        {
            var waiting = ImmutableArray.CreateBuilder<WaitingPlace>();
            foreach (var place in Places)
                if (KindOf(place) is { } kind) waiting.Add(new WaitingPlace(place.Token, place.ElementId, kind, place.Listens, place.Incident));
            return waiting.ToImmutable();
        }
    }

    /// <summary>Whether a place cannot go on until a person decides.</summary>
    public bool HasIncident => Array.Exists(Places, p => p.Incident is not null);

    private static WaitKind? KindOf(Activation place) => place switch
    {
        { Incident: not null } => WaitKind.Incident,
        { Role: Role.Task } => WaitKind.Task,
        { Role: Role.Handler } => WaitKind.Handler,
        { Role: Role.Timer } => WaitKind.Timer,
        { Role: Role.Message } => WaitKind.Message,
        { Role: Role.Signal } => WaitKind.Signal,
        { Role: Role.Child } => WaitKind.Child,
        _ => null,
    };

    /// <summary>The state as a JSON document, the same bytes for the same state.</summary>
    public string ToJson() => StateDocument.Write(this);

    /// <summary>The state as UTF-8 JSON.</summary>
    public void WriteTo(System.Buffers.IBufferWriter<byte> output) => StateDocument.Write(this, output);

    /// <summary>Reads what <see cref="ToJson"/> wrote. Throws <see cref="FormatException"/> for anything else.</summary>
    public static ProcessState Parse(string json) => StateDocument.Read(json);

    /// <inheritdoc/>
    public override string ToString() => ToJson();
}
