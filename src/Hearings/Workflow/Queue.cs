using Hearings.Access;
using Hearings.Database;

namespace Hearings.Workflow;

/// <summary>A person's open tasks.</summary>
public static class Queue
{
    /// <summary>
    /// What waits for this person: tasks of the person's roles that nobody else holds; an officer's only for the
    /// officer's own body.
    /// </summary>
    public static IQueryable<UserTask> Of(HearingsDb db, Actor actor)
    {
        var (own, ofBody) = (actor.Roles.Except(Roles.OfBody).ToArray(), actor.Roles.Intersect(Roles.OfBody).ToArray());
        return db.Tasks.Where(t => t.State == TaskState.Open && (t.AssigneeId == null || t.AssigneeId == actor.UserId)
            && (own.Contains(t.Role) || (ofBody.Contains(t.Role) && t.BodyId == actor.BodyId && actor.BodyId != null)));
    }
}
