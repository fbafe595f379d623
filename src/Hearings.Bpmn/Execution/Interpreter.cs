using System.Text.Json.Nodes;

namespace Hearings.Bpmn;

/// <summary>
/// Executes processes (BPMN 2.0.2, 13 BPMN Execution Semantics) as a pure function: the same definition, state and
/// trigger give the same step, byte for byte. It reads no clock and calls nothing; what must happen outside is in the
/// commands. A trigger that does not fit throws <see cref="ProcessException"/> and changes nothing.
/// </summary>
public static class Interpreter
{
    /// <summary>
    /// Starts the process and runs it until every token waits or has ended. <paramref name="called"/>: another process
    /// called it, so that an error that it does not catch goes to the caller. <paramref name="startEvent"/> names the
    /// start event that happened; without it the none start event is taken, or the only start event there is.
    /// </summary>
    public static Step Start(ProcessDefinition definition, JsonObject variables, bool called = false, string? startEvent = null) =>
        Start(definition, variables, called, startEvent, holdSends: false);

    /// <summary>Takes one trigger and runs until every token waits or has ended again.</summary>
    public static Step Advance(ProcessDefinition definition, ProcessState state, Trigger trigger) =>
        Advance(definition, state, trigger, holdSends: false);

    // A rehearsal may hold send tasks that would send their message and go on.
    internal static Step Start(ProcessDefinition definition, JsonObject variables, bool called, string? startEvent, bool holdSends)
    {
        var start = startEvent is null
            ? definition.Root.Start ?? (definition.StartEvents.Count() == 1 ? definition.StartEvents.Single()
                : throw new ProcessException($"Several events can start the process {definition.Id}; say which: {string.Join(", ", definition.StartEvents)}."))
            : definition.StartEvents.FirstOrDefault(e => e.Id == startEvent)
                ?? throw new ProcessException($"The process {definition.Id} has no start event '{startEvent}'; it has {string.Join(", ", definition.StartEvents)}.");
        var run = new Run(definition, called, Json.ContextOf(variables)) { HoldSends = holdSends };
        run.Start(start);
        return run.Finished();
    }

    internal static Step Advance(ProcessDefinition definition, ProcessState state, Trigger trigger, bool holdSends)
    {
        if (state.ProcessId != definition.Id)
            throw new ProcessException($"The state belongs to the process {state.ProcessId}, not to {definition.Id}.");
        if (state.Ended) throw new ProcessException($"The process {definition.Id} has ended ({state.Status.ToString().ToLowerInvariant()}).");
        var run = new Run(definition, state) { HoldSends = holdSends };
        run.Take(trigger);
        return run.Finished();
    }
}
