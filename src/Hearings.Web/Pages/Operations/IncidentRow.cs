using Hearings.Database;
using Hearings.Web.Access;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Operations;

/// <summary>An incident with the matter that it stops.</summary>
public sealed record IncidentRow(Incident Incident, string? Matter)
{
    /// <summary>These incidents, in their order.</summary>
    public static IQueryable<IncidentRow> Of(HearingsDb db, IQueryable<Incident> incidents) =>
        incidents.Select(i => new IncidentRow(i, db.Instances.Where(p => p.Id == i.InstanceId).Select(p => p.BusinessKey).FirstOrDefault()));

    /// <summary>Maps the incidents as a CSV file; it is narrowed by the same query string as the page.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/operations/incidents.csv", (HearingsDb db, string? scope, string? q) =>
            CsvAnswer.Of("incidents.csv", ["matter", "element", "token", "message", "attempts", "raised_at", "retry_at", "resolved_at", "end", "reason"],
                Of(db, IncidentFilter.Of(scope, q, null).In(db)).AsAsyncEnumerable().Select(r => new object?[]
                {
                    r.Matter, r.Incident.Element, r.Incident.Token, r.Incident.Message, r.Incident.Attempts, r.Incident.RaisedAt, r.Incident.RetryAt,
                    r.Incident.ResolvedAt, r.Incident.End, r.Incident.Reason,
                }))).RequireAuthorization(new ForOperationsAttribute());
}
