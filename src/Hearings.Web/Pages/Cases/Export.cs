using Hearings.Access;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Cases;

/// <summary>The list of cases as a CSV file.</summary>
public static class Export
{
    /// <summary>Maps the file; it is narrowed by the same query string as the page.</summary>
    public static void MapCaseExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/cases.csv", (HearingsDb db, Actor actor, TimeProvider time, HttpRequest request) =>
        {
            var cases = (CaseFilter.Of(request.Query) with { After = null }).In(db, actor, LocalTime.DateOf(time.GetUtcNow()));
            return CsvAnswer.Of("cases.csv",
                ["case", "origin", "body_kk", "body_ru", "body_en", "round", "lowest", "stage", "level", "rapporteur", "closed_with", "due_on", "opened_at", "closed_at"],
                CaseRow.Of(db, cases).AsAsyncEnumerable().Select(c => new object?[]
                {
                    c.Reference, c.Origin, c.Body.Kk, c.Body.Ru, c.Body.En, c.Round, c.Lowest, c.Status, c.Level, c.Rapporteur, c.Ground, c.DueOn, c.OpenedAt, c.ClosedAt,
                }));
        });
}
