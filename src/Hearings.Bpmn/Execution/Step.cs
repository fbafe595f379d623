using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>The result of one move: the new state, what the host must now do (in order), and the trace of elements passed (BPMN 2.0.2, 13 BPMN Execution Semantics).</summary>
public sealed record Step(ProcessState State, ImmutableArray<Command> Commands, ImmutableArray<Trace> Trace);

/// <summary>One line of what happened inside a step. <paramref name="N"/> counts the activations of the element, from 1.</summary>
public sealed record Trace(TraceEvent Event, string Element, int N);

/// <summary>What can happen to an element (BPMN 2.0.2, 13 BPMN Execution Semantics).</summary>
public enum TraceEvent { Entered, Left, Waiting, Cancelled, Incident, Completed, Terminated }

/// <summary>A trigger that does not fit the state: the message names the place and what waits instead.</summary>
public sealed class ProcessException(string message) : Exception(message);
