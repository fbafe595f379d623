using System.Collections.Frozen;

namespace Hearings.Bpmn;

/// <summary>A way from one element to the next (BPMN 2.0.2, 8.3.13 SequenceFlow).</summary>
public sealed class SequenceFlow
{
    internal SequenceFlow() { }

    /// <summary>The id in the file.</summary>
    public required string Id { get; init; }
    /// <summary>The name as drawn; empty where there is none.</summary>
    public string Name { get; init; } = "";
    /// <summary>Where it comes from.</summary>
    public required Element Source { get; init; }
    /// <summary>Where it leads.</summary>
    public required Element Target { get; init; }
    /// <summary>The condition under which it is taken, or null.</summary>
    public Expression? Condition { get; internal set; }
    /// <summary>Attributes of the namespace <see cref="BpmnReader.ExtensionNamespace"/>, without prefix.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = FrozenDictionary<string, string>.Empty;
    /// <summary>Line in the file, from 1.</summary>
    public int Line { get; init; }
    /// <summary>Column in the file, from 1.</summary>
    public int Column { get; init; }

    /// <summary>The name in a language ("kk", "ru"), or <see cref="Name"/>.</summary>
    public string NameIn(string language) => Attributes.TryGetValue(language, out var name) ? name : Name;

    /// <inheritdoc/>
    public override string ToString() => $"{Id} ({Source.Id} → {Target.Id})";
}
