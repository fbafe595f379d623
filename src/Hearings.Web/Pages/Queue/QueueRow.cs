using Hearings.Database;
using Hearings.Workflow;

namespace Hearings.Web.Pages.Queue;

/// <summary>One line of the queue: the task, the case or else the process that it belongs to, the body, and who holds it.</summary>
public sealed record QueueRow(UserTask Task, string? Case, string Process, Trilingual? Body, string? Holder)
{
    /// <summary>What people call the matter.</summary>
    public string Reference => Case ?? Process;

    /// <summary>The lines of these tasks, in their order.</summary>
    public static IQueryable<QueueRow> Of(HearingsDb db, IQueryable<UserTask> tasks) => tasks.Select(t => new QueueRow(
        t,
        db.Cases.Where(c => c.Id == t.CaseId).Select(c => c.Reference).FirstOrDefault(),
        db.Instances.Where(i => i.Id == t.InstanceId).Select(i => i.BusinessKey).First(),
        db.Bodies.Where(b => b.Id == t.BodyId).Select(b => b.Name).FirstOrDefault(),
        db.Users.Where(u => u.Id == t.AssigneeId).Select(u => u.Name).FirstOrDefault()));
}
