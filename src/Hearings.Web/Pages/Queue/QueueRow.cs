using Hearings.Database;
using Hearings.Web.Pages.Tasks;
using Hearings.Workflow;

namespace Hearings.Web.Pages.Queue;

/// <summary>
/// One line of the queue: the task, the recommendation that it is about, the name of its process, the body, and who holds it.
/// </summary>
public sealed record QueueRow(UserTask Task, string? Recommendation, string Process, Trilingual? Body, string? Holder)
{
    /// <summary>What it is about.</summary>
    public TaskSubject Subject => TaskSubject.Of(Recommendation, Process);

    /// <summary>The lines of these tasks, in their order.</summary>
    public static IQueryable<QueueRow> Of(HearingsDb db, IQueryable<UserTask> tasks) => tasks.Select(t => new QueueRow(
        t,
        db.Addressees.Where(a => a.Id == t.SubjectId).Select(a => a.Recommendation.Reference).FirstOrDefault(),
        db.Instances.Where(i => i.Id == t.InstanceId).Select(i => i.BusinessKey).First(),
        db.Bodies.Where(b => b.Id == t.BodyId).Select(b => b.Name).FirstOrDefault(),
        db.Users.Where(u => u.Id == t.AssigneeId).Select(u => u.Name).FirstOrDefault()));
}
