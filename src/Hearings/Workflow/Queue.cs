using System.Linq.Expressions;
using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>Where a page of the queue begins: after the task with these values.</summary>
public sealed record QueuePlace(Urgency Urgency, DateOnly Due, DateTimeOffset CreatedAt, Guid Id);

/// <summary>People's open tasks, the most urgent first, then by deadline and age.</summary>
public static class Queue
{
    /// <summary>
    /// What waits for this person: tasks of the person's roles that nobody else holds and from which the person is not
    /// excluded, an officer's only for the officer's own body; and likewise those of absent people for whom the person
    /// stands in.
    /// </summary>
    public static IQueryable<UserTask> Of(HearingsDb db, Actor actor)
    {
        var task = Expression.Parameter(typeof(UserTask));
        var any = Branches(actor).Select(b => new Rename(b.Parameters[0], task).Visit(b.Body)).Aggregate((Expression)Expression.Constant(false), Expression.OrElse);
        return db.Tasks.Where(Expression.Lambda<Func<UserTask, bool>>(any, task));
    }

    /// <summary>
    /// The first tasks of the person's queue after a place, in order. Each branch walks its own stretch of the index, so
    /// that a page costs the same however many tasks are open.
    /// </summary>
    public static IQueryable<UserTask> Page(
        HearingsDb db, Actor actor, Func<IQueryable<UserTask>, IQueryable<UserTask>> narrow, QueuePlace? after, int size) =>
        Branches(actor).Select(b => narrow(db.Tasks.Where(b)).InOrder(after).Take(size)).DefaultIfEmpty(db.Tasks.Where(t => false))
            .Aggregate((all, next) => all.Concat(next)).InOrder(null).Take(size);

    /// <summary>These tasks in the queue's order, from after a place.</summary>
    public static IQueryable<UserTask> InOrder(this IQueryable<UserTask> tasks, QueuePlace? after)
    {
        // The very expression of the index: what has no deadline comes last.
        if (after is not null)
        {
            tasks = tasks.Where(t => EF.Functions.GreaterThan(
                ValueTuple.Create(t.Urgency, t.DueOn ?? EF.Constant(DateOnly.MaxValue), t.CreatedAt, t.Id),
                ValueTuple.Create(after.Urgency, after.Due, after.CreatedAt, after.Id)));
        }
        return tasks.OrderBy(t => t.Urgency).ThenBy(t => t.DueOn ?? EF.Constant(DateOnly.MaxValue)).ThenBy(t => t.CreatedAt).ThenBy(t => t.Id);
    }

    // One for each role, free or held, none twice: an "or" over them could not walk the index in order.
    private static IEnumerable<Expression<Func<UserTask, bool>>> Branches(Actor actor)
    {
        if (actor.UserId is not { } self) yield break;
        var known = new HashSet<(Role, Guid?, Guid?)>();
        var people = actor.StandsInFor.Select(p => (p.UserId, p.Roles, p.BodyId)).Prepend((self, actor.Roles, actor.BodyId));
        foreach (var (person, roles, body) in people)
        {
            foreach (var (role, holder) in roles.SelectMany(r => (IEnumerable<(Role, Guid?)>)[(r, null), (r, person)]))
            {
                var ofBody = Roles.OfBody.Contains(role);
                if ((ofBody && body is null) || !known.Add((role, holder, ofBody ? body : null))) continue;
                // A deputy tied to the body concerned may not do in another's place what the body is heard or judged by.
                var tied = person != self && UserTask.Judges(role) ? actor.BodyId : null;
                if (ofBody) yield return t => t.State == TaskState.Open && t.Role == role && t.AssigneeId == holder && t.ExcludedId != self && t.ExcludedId != person && t.BodyId == body;
                else if (tied is null) yield return t => t.State == TaskState.Open && t.Role == role && t.AssigneeId == holder && t.ExcludedId != self && t.ExcludedId != person;
                else yield return t => t.State == TaskState.Open && t.Role == role && t.AssigneeId == holder && t.ExcludedId != self && t.ExcludedId != person && t.BodyId != tied;
            }
        }
    }

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
