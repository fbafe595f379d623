using Hearings.Access;

namespace Hearings.Workflow;

/// <summary>Where a task stands.</summary>
public enum TaskState { Open, Completed, Cancelled }

/// <summary>
/// The marks that offices put on what is urgent, the most pressing first: stored as a number, since lists sort by it.
/// </summary>
public enum Urgency { VeryUrgent, Urgent, SpeedUp, None }

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
    public required Trilingual Name { get; set; }

    /// <summary>The command that completes it.</summary>
    public required string Form { get; set; }

    /// <summary>What a person sees as the case's stage.</summary>
    public string? Stage { get; set; }

    /// <summary>Whose task it is.</summary>
    public required Role Role { get; set; }

    /// <summary>The one person whose task it is, or null while it belongs to all of the role.</summary>
    public Guid? AssigneeId { get; set; }

    /// <summary>When that person took it or was given it; null where nobody holds it or the procedure itself names the person.</summary>
    public DateTimeOffset? AssignedAt { get; private set; }

    /// <summary>
    /// The one person of the role who may not do it, such as the reviewer whose acceptance a second one confirms: the
    /// excluded owner of WS-HumanTask 1.1, 3.1.
    /// </summary>
    public Guid? ExcludedId { get; init; }

    /// <summary>How much it presses.</summary>
    public Urgency Urgency { get; private set; } = Urgency.None;

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

    /// <summary>The absent person in whose place it was completed.</summary>
    public Guid? EndedFor { get; private set; }

    /// <summary>It is done.</summary>
    public void Complete(Actor by, DateTimeOffset at) =>
        (State, EndedAt, EndedBy, EndedFor) = (TaskState.Completed, at, by.UserId, AbsentPerson(by)?.UserId);

    /// <summary>The procedure no longer wants it.</summary>
    public void Cancel(DateTimeOffset at) => (State, EndedAt) = (TaskState.Cancelled, at);

    /// <summary>
    /// Whether this person may complete it: the role, the body and, where there is one, the assignee fit, for the person
    /// or for an absent one whose deputy the person is.
    /// </summary>
    public bool IsFor(Actor actor) => Fits(actor.UserId, actor.Roles, actor.BodyId) || AbsentPerson(actor) is not null;

    /// <summary>The absent person in whose place this one would complete it; null where it is the person's own or not for them.</summary>
    public StandIn? AbsentPerson(Actor deputy) =>
        Fits(deputy.UserId, deputy.Roles, deputy.BodyId) || IsTied(deputy.BodyId) || IsExcluded(deputy.UserId) ? null
        : deputy.StandsInFor.FirstOrDefault(absent => Fits(absent.UserId, absent.Roles, absent.BodyId));

    /// <summary>Whether somebody of this body may not deal with it, because the task judges the body.</summary>
    public bool IsTied(Guid? bodyId) => bodyId is not null && bodyId == BodyId && Judges(Role);

    /// <summary>Whether this is the person who may not do it.</summary>
    public bool IsExcluded(Guid? personId) => personId is not null && personId == ExcludedId;

    /// <summary>Whether whoever has this role prepares, hears or verifies, and so must not be of the body concerned.</summary>
    public static bool Judges(Role role) => role is Role.Member or Role.Chair or Role.Reviewer;

    /// <summary>Refuses whoever may not complete it.</summary>
    public void Expect(Actor by)
    {
        if (IsExcluded(by.UserId)) throw new RuleViolation("TaskExcluded", Name, by.Name);
        if (!IsFor(by)) throw new RuleViolation("TaskNotYours", Name, Role);
    }

    /// <summary>A person of the role takes it; nobody else then may.</summary>
    public void Claim(Actor by, DateTimeOffset at)
    {
        Expect(by);
        if (IsTied(by.BodyId)) throw new RuleViolation("TaskTied", Name, by.Name);
        (AssigneeId, AssignedAt) = (by.UserId, at);
    }

    /// <summary>It belongs to all of its role again.</summary>
    public void Release() => (AssigneeId, AssignedAt) = (null, null);

    /// <summary>
    /// It is given to a person of its role and, for a body's officer, of its body; never to one tied to the body concerned
    /// or excluded from it.
    /// </summary>
    public void HandTo(User person, IReadOnlyCollection<Role> roles, DateTimeOffset at)
    {
        if (!roles.Contains(Role) || (Roles.OfBody.Contains(Role) && person.BodyId != BodyId))
            throw new RuleViolation("TaskOtherRole", Name, Role, person.Name) { Field = "Person" };
        if (IsTied(person.BodyId)) throw new RuleViolation("TaskTied", Name, person.Name) { Field = "Person" };
        if (IsExcluded(person.Id)) throw new RuleViolation("TaskExcluded", Name, person.Name) { Field = "Person" };
        if (AssigneeId == person.Id) throw new RuleViolation("TaskHeldAlready", Name, person.Name) { Field = "Person" };
        (AssigneeId, AssignedAt) = (person.Id, at);
    }

    /// <summary>Another version of the procedure asks for it; who holds it and is not of its role any more loses it.</summary>
    public void Adopt(Trilingual name, string form, string? stage, Role role)
    {
        if (role != Role) Release();
        (Name, Form, Stage, Role) = (name, form, stage, role);
    }

    /// <summary>Says how much it presses.</summary>
    public void Mark(Urgency urgency) => Urgency = urgency;

    private bool Fits(Guid? userId, IReadOnlyCollection<Role> roles, Guid? bodyId) =>
        roles.Contains(Role) && !IsExcluded(userId) && (AssigneeId is null || AssigneeId == userId) && (!Roles.OfBody.Contains(Role) || bodyId == BodyId);
}
