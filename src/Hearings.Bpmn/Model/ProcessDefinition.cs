using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hearings.Bpmn;

/// <summary>One executable process of a file (BPMN 2.0.2, 10.2 Process). Immutable; safe to share between threads.</summary>
public sealed class ProcessDefinition
{
    internal ProcessDefinition() { }

    /// <summary>The id in the file.</summary>
    public string Id => Root.Id;
    /// <summary>The name; empty where there is none.</summary>
    public string Name => Root.Name;
    /// <summary>The text of its documentation element, or null.</summary>
    public string? Documentation => Root.Documentation;
    /// <summary>The process as the outermost scope.</summary>
    public required Element Root { get; init; }
    /// <summary>All elements inside, at any depth, by id.</summary>
    public required FrozenDictionary<string, Element> Elements { get; init; }
    /// <summary>All sequence flows, at any depth, in the order of the file.</summary>
    public required ImmutableArray<SequenceFlow> Flows { get; init; }
    /// <summary>How it is drawn.</summary>
    public required Diagram Diagram { get; init; }

    /// <summary>The start events of the process itself: the host starts it when one of them happens.</summary>
    public IEnumerable<Element> StartEvents => Root.Children.Where(e => e.Kind == ElementKind.StartEvent);

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>The processes of one file, in its order.</summary>
public sealed record Definitions(ImmutableArray<ProcessDefinition> Processes)
{
    /// <summary>The first process of the file that no other in it calls.</summary>
    public ProcessDefinition Main
    {
        get
        {
            var called = Processes.SelectMany(p => p.Elements.Values).Select(e => e.CalledProcess).ToHashSet();
            return Processes.FirstOrDefault(p => !called.Contains(p.Id)) ?? Processes[0];
        }
    }

    /// <summary>The process with this id, or null.</summary>
    public ProcessDefinition? Find(string id) => Processes.FirstOrDefault(p => p.Id == id);
}
