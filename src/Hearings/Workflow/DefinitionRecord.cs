namespace Hearings.Workflow;

/// <summary>A published version of a procedure. Same content is no new version; running instances keep theirs.</summary>
public sealed class DefinitionRecord
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The BPMN process id.</summary>
    public required string Key { get; init; }

    /// <summary>From 1, without gaps for one key.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file.</summary>
    public required string Xml { get; init; }

    /// <summary>From when new instances follow it.</summary>
    public required DateTimeOffset EffectiveFrom { get; init; }
}
