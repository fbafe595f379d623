using Hearings.Database;
using Hearings.Web.Access;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Complaints;

/// <summary>The list of complaints as a CSV file; who complains stays in the program.</summary>
public static class Export
{
    /// <summary>Maps the file; it is narrowed by the same query string as the page.</summary>
    public static void MapComplaintExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/complaints.csv", (HearingsDb db, string? q, string? status, string? subject) =>
            CsvAnswer.Of("complaints.csv", ["complaint", "received_on", "body_kk", "body_ru", "body_en", "subject", "status", "case", "decided_at"],
                ComplaintRow.Of(db, ComplaintFilter.Of(q, status, subject, null).In(db)).AsAsyncEnumerable().Select(c => new object?[]
                {
                    c.Reference, c.ReceivedOn, c.Body.Kk, c.Body.Ru, c.Body.En, c.Subject, c.Status, c.Case, c.DecidedAt,
                }))).RequireAuthorization(new ForCommissionAttribute());
}
