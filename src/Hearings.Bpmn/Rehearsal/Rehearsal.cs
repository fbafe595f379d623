using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Hearings.Bpmn;

/// <summary>
/// Runs the processes of a file in memory, without clock or handlers, one written step at a time: to try a definition
/// out and to test it. Service, business-rule and send tasks complete at once unless they are held.
/// </summary>
public sealed class Rehearsal
{
    // A process that calls itself without end would otherwise exhaust the memory.
    private const int MaxInstances = 1000;

    private readonly Definitions definitions;
    private readonly bool holdServices;
    private readonly Action<Trace> onTrace;
    private readonly Action<ProcessState>? onState;
    private readonly List<Instance> instances = [];
    private readonly Queue<(Instance To, Trigger Trigger)> due = new();
    private readonly JsonObject variables;

    /// <summary>
    /// Prepares a run of <paramref name="process"/>; every passage is told to <paramref name="onTrace"/> in order, every
    /// state that comes about to <paramref name="onState"/>.
    /// </summary>
    public Rehearsal(Definitions definitions, ProcessDefinition process, JsonObject variables, bool holdServices,
        Action<Trace> onTrace, Action<ProcessState>? onState = null)
    {
        (this.definitions, Process, this.holdServices) = (definitions, process, holdServices);
        (this.onTrace, this.onState, this.variables) = (onTrace, onState, variables);
    }

    /// <summary>The process that is run.</summary>
    public ProcessDefinition Process { get; }

    private sealed class Instance(ProcessDefinition definition, Instance? caller, string callToken)
    {
        public ProcessDefinition Definition { get; } = definition;
        public Instance? Caller { get; } = caller;
        public string CallToken { get; } = callToken;
        public ProcessState State { get; set; } = null!;
    }

    /// <summary>Starts the process, unless only a message, signal or timer can start it.</summary>
    public void Start()
    {
        if (Process.Root.Start is not null) Begin(new Instance(Process, null, ""), variables, null);
        Drain();
    }

    /// <summary>
    /// Takes one step as the README lists them, such as <c>complete review {"ok":true}</c>. Throws
    /// <see cref="ProcessException"/> where it is impossible; nothing has then changed.
    /// </summary>
    public void Take(string step)
    {
        var parsed = RehearsalStep.Parse(step);
        if (instances.Count == 0) StartBy(parsed);
        else Take(parsed);
        Drain();
    }

    /// <summary>How things stand: running, completed, terminated or incident.</summary>
    public string State => instances.Count == 0 ? "running"
        : instances[0].State.Ended ? instances[0].State.Status.ToString().ToLowerInvariant()
        : Running.Any(i => i.State.HasIncident) ? "incident" : "running";

    /// <summary>The elements at which a token waits, sorted, one entry for each token.</summary>
    public ImmutableArray<string> Waiting => instances.Count == 0
        ? [.. Process.StartEvents.Select(e => e.Id).Order(StringComparer.Ordinal)]
        : [.. Running.SelectMany(i => i.State.Waiting).Where(w => !w.Listens && w.Incident is null).Select(w => w.Element).Order(StringComparer.Ordinal)];

    /// <summary>The variables of the process.</summary>
    public JsonObject Variables => instances.Count == 0 ? (JsonObject)variables.DeepClone() : instances[0].State.Variables;

    private IEnumerable<Instance> Running => instances.Where(i => !i.State.Ended);

    private void StartBy(RehearsalStep step)
    {
        var start = Process.StartEvents.FirstOrDefault(e => (step.Verb, e.Event!.Type) switch
        {
            ("message", EventType.Message) or ("signal", EventType.Signal) => e.Event.Name == step.Name || e.Id == step.Name,
            ("timer", EventType.Timer) => e.Id == step.Name,
            _ => false,
        }) ?? throw new ProcessException($"'{step.Text}' does not start {Process.Id}; what starts it is {string.Join(", ", Process.StartEvents)}.");
        var all = (JsonObject)variables.DeepClone();
        foreach (var (name, value) in step.Payload) all[name] = value?.DeepClone();
        Begin(new Instance(Process, null, ""), all, start.Id);
    }

    private void Take(RehearsalStep step)
    {
        if (step.Verb == "signal")
        {
            if (!instances.Any(i => i.Definition.Elements.Values.Any(e => e.Event is { Type: EventType.Signal } s && s.Name == step.Name)))
                throw new ProcessException($"'{step.Text}': no process here knows the signal '{step.Name}'.");
            foreach (var instance in Running.ToArray()) Advance(instance, new Trigger.SignalArrived(step.Name, step.Payload));
            return;
        }
        if (step.Verb == "cancel")
        {
            Advance(instances[0], new Trigger.Cancelled("called off"));
            return;
        }
        var found = Running.SelectMany(i => i.State.Places.Select(p => (Instance: i, Place: p)))
            .Where(at => step.Fits(at.Place, at.Instance.Definition)).Skip(step.Ordinal - 1).FirstOrDefault();
        if (found.Place is null) throw new ProcessException($"'{step.Text}' is not possible; what waits is {Offered()}.");
        Advance(found.Instance, step.TriggerFor(found.Place, found.Instance.Definition));
    }

    private string Offered()
    {
        var open = Running.SelectMany(i => i.State.Waiting).Select(w => w.Kind == WaitKind.Incident ? $"{w.Element} (incident)" : $"{w.Element} ({w.Kind.ToString().ToLowerInvariant()})").ToArray();
        return open.Length == 0 ? "nothing" : string.Join(", ", open);
    }

    private void Begin(Instance instance, JsonObject with, string? startEvent)
    {
        if (instances.Count >= MaxInstances) throw new ProcessException($"More than {MaxInstances} processes were called: does a process call itself without end?");
        var step = Interpreter.Start(instance.Definition, with, called: instance.Caller is not null, startEvent, holdServices);
        instances.Add(instance);
        Apply(instance, step);
    }

    private void Advance(Instance instance, Trigger trigger) =>
        Apply(instance, Interpreter.Advance(instance.Definition, instance.State, trigger, holdServices));

    private void Apply(Instance instance, Step step)
    {
        instance.State = step.State;
        onState?.Invoke(step.State);
        foreach (var line in step.Trace)
            if (holdServices || line.Event != TraceEvent.Waiting || !IsService(instance.Definition, line.Element)) onTrace(line);
        foreach (var command in step.Commands) Obey(instance, command);
    }

    private static bool IsService(ProcessDefinition definition, string element) => definition.Elements.TryGetValue(element, out var e)
        && e.Kind is ElementKind.ServiceTask or ElementKind.BusinessRuleTask or ElementKind.SendTask;

    private void Obey(Instance instance, Command command)
    {
        switch (command)
        {
            case Command.CallHandler call when !holdServices:
                due.Enqueue((instance, new Trigger.HandlerReturned(call.Token)));
                break;
            case Command.StartChild start:
                // The reader lets no call to an unknown process pass, but it may stand in another file.
                var called = definitions.Find(start.Process) ?? throw new ProcessException($"The process '{start.Process}' is not in the file.");
                Begin(new Instance(called, instance, start.Token), start.Variables, null);
                break;
            case Command.CancelChild cancel:
                foreach (var child in Running.Where(i => i.Caller == instance && i.CallToken == cancel.Token).ToArray())
                    Advance(child, new Trigger.Cancelled("called off"));
                break;
            case Command.Throw { Kind: EventKind.Signal } signal:
                foreach (var other in Running.Where(i => i != instance)) due.Enqueue((other, new Trigger.SignalArrived(signal.Name)));
                break;
            case Command.Throw { Kind: EventKind.Escalation } escalation:
                due.Enqueue((instance.Caller!, new Trigger.ChildEscalated(instance.CallToken, escalation.Name, escalation.Payload)));
                break;
            case Command.Complete complete when instance.Caller is not null:
                due.Enqueue((instance.Caller, new Trigger.ChildEnded(instance.CallToken, complete.Variables, complete.ErrorCode)));
                break;
        }
    }

    private void Drain()
    {
        while (due.TryDequeue(out var next))
        {
            // What was due may have been called off by what came before it.
            if (next.To.State.Ended || (next.Trigger is not Trigger.SignalArrived && !StillWaits(next.To, next.Trigger))) continue;
            Advance(next.To, next.Trigger);
        }
    }

    private static bool StillWaits(Instance instance, Trigger trigger)
    {
        var token = trigger switch
        {
            Trigger.HandlerReturned t => t.Token,
            Trigger.ChildEnded t => t.Token,
            Trigger.ChildEscalated t => t.Token,
            _ => null,
        };
        return instance.State.Waiting.Any(w => w.Token == token && w.Incident is null);
    }
}
