namespace Hearings.Workflow;

/// <summary>A place where a process cannot go on until a person decides.</summary>
public sealed class Incident
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The process.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The place in the process.</summary>
    public required string Token { get; init; }

    /// <summary>The BPMN element.</summary>
    public required string Element { get; init; }

    /// <summary>What went wrong.</summary>
    public required string Message { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When it was resolved.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
}
