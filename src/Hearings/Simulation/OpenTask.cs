using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Simulation;

/// <summary>An open task as the simulated people see it, under names that do not differ from run to run.</summary>
/// <param name="Key">The case's reference, or the recommendation's with the body's code.</param>
/// <param name="Body">The body's code.</param>
public sealed record OpenTask(
    Guid Id, string Form, string Key, string Body, Guid BodyId, Guid? CaseId, Guid? SubjectId, Guid? AssigneeId, DateTimeOffset CreatedAt, DateOnly? DueOn)
{
    /// <summary>Every open task, in an order that does not differ from run to run.</summary>
    public static async Task<IReadOnlyList<OpenTask>> All(HearingsDb db, CancellationToken cancel)
    {
        var tasks = await db.Tasks.Where(t => t.State == TaskState.Open && t.BodyId != null)
            .Join(db.Bodies, t => t.BodyId, b => b.Id, (t, b) => new
            {
                t.Id, t.Form, Body = b.Code, BodyId = b.Id, t.CaseId, t.SubjectId, t.AssigneeId, t.CreatedAt, t.DueOn,
                Part = db.Addressees.Where(a => a.Id == t.SubjectId).Select(a => a.Recommendation.Reference).FirstOrDefault(),
                Case = db.Cases.Where(c => c.Id == t.CaseId).Select(c => c.Reference).FirstOrDefault(),
            }).ToListAsync(cancel);
        return [.. tasks.Select(t => new OpenTask(t.Id, t.Form, t.Part is { } part ? $"{part}/{t.Body}" : t.Case ?? t.Body, t.Body, t.BodyId, t.CaseId, t.SubjectId, t.AssigneeId, t.CreatedAt, t.DueOn))
            .OrderBy(t => t.Key, StringComparer.Ordinal).ThenBy(t => t.Form, StringComparer.Ordinal).ThenBy(t => t.Body, StringComparer.Ordinal)];
    }
}
