using Hearings.Access;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Operations;

/// <summary>An incident with the matter that it stops.</summary>
public sealed record IncidentRow(Incident Incident, string? Matter)
{
    /// <summary>These incidents, in their order.</summary>
    public static IQueryable<IncidentRow> Of(HearingsDb db, IQueryable<Incident> incidents) =>
        incidents.Select(i => new IncidentRow(i, db.Instances.Where(p => p.Id == i.InstanceId).Select(p => p.BusinessKey).FirstOrDefault()));

    /// <summary>Maps all incidents, open and ended, as a CSV file.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/operations/incidents.csv", [Authorize(Roles = $"{nameof(Role.Secretary)},{nameof(Role.Administrator)},{nameof(Role.Auditor)}")] (HearingsDb db) =>
            CsvAnswer.Of("incidents.csv", ["matter", "element", "token", "message", "attempts", "raised_at", "retry_at", "resolved_at", "end", "reason"],
                Of(db, db.Incidents.AsNoTracking().OrderByDescending(i => i.RaisedAt).ThenBy(i => i.Id)).AsAsyncEnumerable().Select(r => new object?[]
                {
                    r.Matter, r.Incident.Element, r.Incident.Token, r.Incident.Message, r.Incident.Attempts, r.Incident.RaisedAt, r.Incident.RetryAt,
                    r.Incident.ResolvedAt, r.Incident.End, r.Incident.Reason,
                })));
}
