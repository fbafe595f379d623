using Hearings.Access;

namespace Hearings.Workflow;

/// <summary>Where a task stands.</summary>
public enum TaskState { Open, Completed, Cancelled }

/// <summary>Something a person has to do. Completing it is running the command that its form names.</summary>
public sealed class UserTask
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The process that waits for it.</summary>
    public required Guid InstanceId { get; init; }

    /// <summary>The place in the process that waits.</summary>
    public required string Token { get; init; }

    /// <summary>The BPMN element.</summary>
    public required string Element { get; init; }

    /// <summary>The task's name in three languages, from the procedure.</summary>
    public required Trilingual Name { get; init; }

    /// <summary>The command that completes it.</summary>
    public required string Form { get; init; }

    /// <summary>What a person sees as the case's stage.</summary>
    public string? Stage { get; init; }

    /// <summary>Whose task it is.</summary>
    public required Role Role { get; init; }

    /// <summary>The one person whose task it is, or null while it belongs to all of the role.</summary>
    public Guid? AssigneeId { get; set; }

    /// <summary>The case.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The body of the case.</summary>
    public Guid? BodyId { get; init; }

    /// <summary>The record that it is about where that is not the case: for a remediation the addressee.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last day, inclusive, on which it is in time; null without a deadline.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Open, or how it ended.</summary>
    public TaskState State { get; private set; } = TaskState.Open;

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who completed it.</summary>
    public Guid? EndedBy { get; private set; }

    /// <summary>It is done.</summary>
    public void Complete(Actor by, DateTimeOffset at) => (State, EndedAt, EndedBy) = (TaskState.Completed, at, by.UserId);

    /// <summary>The procedure no longer wants it.</summary>
    public void Cancel(DateTimeOffset at) => (State, EndedAt) = (TaskState.Cancelled, at);

    /// <summary>Whether this person may complete it: the role, the body and, where there is one, the assignee fit.</summary>
    public bool IsFor(Actor actor) =>
        actor.Is(Role) && (AssigneeId is null || AssigneeId == actor.UserId) && (!Roles.OfBody.Contains(Role) || actor.BodyId == BodyId);
}
