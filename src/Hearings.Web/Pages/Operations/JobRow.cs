using Hearings.Database;
using Hearings.Web.Access;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Operations;

/// <summary>A job with the matter that it belongs to.</summary>
public sealed record JobRow(Job Job, string? Matter)
{
    /// <summary>These jobs, in their order.</summary>
    public static IQueryable<JobRow> Of(HearingsDb db, IQueryable<Job> jobs) =>
        jobs.Select(j => new JobRow(j, db.Instances.Where(p => p.Id == j.InstanceId).Select(p => p.BusinessKey).FirstOrDefault()));

    /// <summary>Maps the jobs as a CSV file; it is narrowed by the same query string as the page.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/operations/jobs.csv", (HearingsDb db, string? scope, string? kind, string? q) =>
            CsvAnswer.Of("jobs.csv", ["key", "kind", "name", "matter", "token", "status", "attempts", "due_at", "node", "ended_at", "error"],
                Of(db, JobFilter.Of(scope, kind, q, null).In(db)).AsAsyncEnumerable().Select(r => new object?[]
                {
                    r.Job.Key, r.Job.Kind, r.Job.Name, r.Matter, r.Job.Token, r.Job.Status, r.Job.Attempts, r.Job.DueAt, r.Job.Node, r.Job.EndedAt, r.Job.Error,
                }))).RequireAuthorization(new ForOperationsAttribute());
}
