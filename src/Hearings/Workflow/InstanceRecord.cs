using Hearings.Bpmn;

namespace Hearings.Workflow;

/// <summary>Where an instance stands.</summary>
public enum InstanceStatus { Running, Completed, Terminated, Cancelled }

/// <summary>A running or ended process.</summary>
public sealed class InstanceRecord
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The definition that it follows.</summary>
    public required Guid DefinitionId { get; set; }

    /// <summary>What it is about: for a hearing case the case's reference. Unique for a process key.</summary>
    public required string BusinessKey { get; init; }

    /// <summary>The process key, as on the definition.</summary>
    public required string ProcessKey { get; init; }

    /// <summary>The case that it drives.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The body that the case concerns: tasks of the body's roles belong to its officers.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>The record that it is about where that is not the case: for a remediation the addressee.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The process that called this one, or null.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The place in the calling process that waits for this one.</summary>
    public string? ParentToken { get; init; }

    /// <summary>The interpreter's state.</summary>
    public required string State { get; set; }

    /// <summary>The elements that it has left behind, in the order in which it first did: what the diagram ticks.</summary>
    public List<string> Passed { get; private set; } = [];

    /// <summary>Running or how it ended.</summary>
    public InstanceStatus Status { get; private set; } = InstanceStatus.Running;

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Ends it.</summary>
    public void End(InstanceStatus status, DateTimeOffset at) => (Status, EndedAt) = (status, at);

    internal void Remember(IEnumerable<Trace> steps)
    {
        foreach (var step in steps)
            if (step.Event == TraceEvent.Left && !Passed.Contains(step.Element)) Passed.Add(step.Element);
    }
}
