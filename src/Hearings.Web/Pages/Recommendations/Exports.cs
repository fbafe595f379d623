using Hearings.Access;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Recommendations;

/// <summary>The tracker, the overdue board, what is due of a body and the reviewers' queue as CSV files.</summary>
public static class Exports
{
    /// <summary>Maps the files; each is narrowed by the same query string as its page.</summary>
    public static void MapRecommendationExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/recommendations.csv", async (HearingsDb db, Actor actor, TimeProvider time, CurrentCalendar calendar, CancellationToken cancel,
            string? q, string? status, string? body, string? due, string? @case, string? sitting) =>
        {
            var today = LocalTime.DateOf(time.GetUtcNow());
            var week = (await calendar.Get(cancel)).Add(today, 5);
            var found = RecommendationFilter.Of(q, status, body, due, @case, sitting, null).In(db, actor, today, week);
            return CsvAnswer.Of("recommendations.csv",
                ["recommendation", "text_kk", "text_ru", "text_en", "body_kk", "body_ru", "body_en", "beside", "status", "due_on", "in_force_on", "ended_at", "case", "sitting"],
                RecommendationRow.Of(db, found).AsAsyncEnumerable().Select(r => new object?[]
                {
                    r.Reference, r.Text.Kk, r.Text.Ru, r.Text.En, r.Body.Kk, r.Body.Ru, r.Body.En, r.Beside, r.Status, r.DueOn, r.InForceOn, r.EndedAt, r.Case, r.Sitting,
                }));
        });
        app.MapGet("/overdue.csv", async (HearingsDb db, TimeProvider time, CurrentCalendar calendar, CancellationToken cancel, string? body, string? step) =>
        {
            var today = LocalTime.DateOf(time.GetUtcNow());
            var days = await calendar.Get(cancel);
            return CsvAnswer.Of("overdue.csv",
                ["recommendation", "body_kk", "body_ru", "body_en", "stage", "due_on", "working_days_overdue", "step", "step_status"],
                OverdueRow.Of(db, today, body, step).AsAsyncEnumerable().Select(r => new object?[]
                {
                    r.Reference, r.Body.Kk, r.Body.Ru, r.Body.En, r.Status, r.DueOn, days.Between(r.DueOn, today), r.Step, r.StepStatus,
                }));
        }).RequireAuthorization(new Web.Access.ForCommissionAttribute());
        app.MapGet("/portal.csv", async (HearingsDb db, Actor actor, TimeProvider time, CurrentCalendar calendar, CancellationToken cancel, string? q) =>
        {
            var today = LocalTime.DateOf(time.GetUtcNow());
            var days = await calendar.Get(cancel);
            return CsvAnswer.Of("portal.csv",
                ["task_kk", "task_ru", "task_en", "reference", "text_kk", "text_ru", "text_en", "due_on", "working_days_left", "prepared_version", "opened_at"],
                DutyRow.Of(db, DutyFilter.Of(q).In(db, actor)).AsAsyncEnumerable().Select(r => new object?[]
                {
                    r.Task.Name.Kk, r.Task.Name.Ru, r.Task.Name.En, r.Subject.Reference, r.Part?.Text.Kk, r.Part?.Text.Ru, r.Part?.Text.En, r.Task.DueOn,
                    r.Task.DueOn is { } due ? days.Between(today, due) : null, r.Part?.Prepared, r.Task.CreatedAt,
                }));
        }).RequireAuthorization(new Web.Access.ForAttribute(Role.Loader, Role.Signer));
        app.MapGet("/reviews.csv", (HearingsDb db, string? work, string? q) => CsvAnswer.Of("reviews.csv",
            ["recommendation", "task", "body_kk", "body_ru", "body_en", "version", "files", "links", "waiting_since"],
            ReviewRow.Of(db, ReviewFilter.Of(work, q).In(db)).AsAsyncEnumerable().Select(r => new object?[]
            {
                r.Reference, r.Form, r.Body.Kk, r.Body.Ru, r.Body.En, r.Version, r.Files, r.Links, r.Since,
            }))).RequireAuthorization(new Web.Access.ForAttribute(Role.Reviewer));
    }
}
