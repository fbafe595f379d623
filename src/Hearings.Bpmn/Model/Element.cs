using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>A flow node of a process, or the process itself as the outermost scope (BPMN 2.0.2, 8.3.8 FlowElement).</summary>
public sealed class Element
{
    internal Element() { }

    /// <summary>The id in the file; unique in it.</summary>
    public required string Id { get; init; }
    /// <summary>The name as drawn; empty where there is none.</summary>
    public string Name { get; init; } = "";
    /// <summary>What it is.</summary>
    public required ElementKind Kind { get; init; }
    /// <summary>The text of its documentation element, or null.</summary>
    public string? Documentation { get; init; }
    /// <summary>Attributes of the namespace <see cref="BpmnReader.ExtensionNamespace"/>, without prefix.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = FrozenDictionary<string, string>.Empty;
    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; init; }
    /// <summary>Column in the file, from 1.</summary>
    public int Column { get; init; }
    /// <summary>The sub-process or process it stands in; null for the process itself.</summary>
    public Element? Scope { get; internal set; }
    /// <summary>What stands directly inside, in the order of the file; empty unless it is a process or sub-process.</summary>
    public ImmutableArray<Element> Children { get; internal set; } = [];
    /// <summary>Sequence flows that lead here, in the order of the file.</summary>
    public ImmutableArray<SequenceFlow> Incoming { get; internal set; } = [];
    /// <summary>Sequence flows that lead away, in the order of the file.</summary>
    public ImmutableArray<SequenceFlow> Outgoing { get; internal set; } = [];
    /// <summary>The flow taken when no condition holds (8.3.13), or null.</summary>
    public SequenceFlow? Default { get; internal set; }
    /// <summary>What an event, receive or send task waits for or throws; null for a none event.</summary>
    public EventDefinition? Event { get; internal set; }
    /// <summary>Whether a boundary event or the start of an event sub-process cancels the work it listens beside.</summary>
    public bool Interrupting { get; init; } = true;
    /// <summary>The activity a boundary event sits on.</summary>
    public Element? AttachedTo { get; internal set; }
    /// <summary>The boundary events that sit on this activity.</summary>
    public ImmutableArray<Element> BoundaryEvents { get; internal set; } = [];
    /// <summary>How often the activity is done, or null for once (10.3.8 MultiInstanceLoopCharacteristics).</summary>
    public MultiInstance? MultiInstance { get; internal set; }
    /// <summary>The id of the process that a call activity runs.</summary>
    public string? CalledProcess { get; init; }
    /// <summary>What goes into a sub-process or called process; empty means everything visible.</summary>
    public ImmutableArray<Mapping> Inputs { get; internal set; } = [];
    /// <summary>What comes back out of it; empty means all of a called process and nothing of a sub-process.</summary>
    public ImmutableArray<Mapping> Outputs { get; internal set; } = [];

    /// <summary>The name in a language ("kk", "ru"), or <see cref="Name"/>, or the id where it has none.</summary>
    public string NameIn(string language) =>
        Attributes.TryGetValue(language, out var name) ? name : Name.Length > 0 ? Name : Id;

    /// <summary>Whether a person, the host or time works here: a task, sub-process or call activity.</summary>
    public bool IsActivity => Kind is >= ElementKind.Task and <= ElementKind.BusinessRuleTask
        or ElementKind.SubProcess or ElementKind.CallActivity;

    /// <inheritdoc/>
    public override string ToString() => Id;

    // What the reader works out once, so that a step never searches.
    internal int Index = -1;
    internal Element? Start;
    internal Element[] EventSubProcesses = [];
    internal Element[] Listeners = [];
    internal Element? LinkTarget;
    internal bool Once;
    // Its event definition was refused, so that it only seems to have none.
    internal bool Refused;
    internal JoinReach? Reach;
    internal string FirstToken = "";
    internal bool IsScope => Kind is ElementKind.Process or ElementKind.SubProcess or ElementKind.EventSubProcess;
    internal string Handler => Attributes.TryGetValue("handler", out var handler) ? handler : Id;
}
