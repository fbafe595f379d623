using Hearings.Access;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Queue;

/// <summary>The work queue as a CSV file.</summary>
public static class Export
{
    /// <summary>Maps the file; it is narrowed by the same query string as the page.</summary>
    public static void MapQueueExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/queue.csv", async (HearingsDb db, Actor actor, TimeProvider time, CurrentCalendar calendar, CancellationToken cancel,
            string? scope, string? q, string? form, string? stage, string? due, string? urgency, string? holder) =>
        {
            var today = LocalTime.DateOf(time.GetUtcNow());
            var tasks = QueueFilter.Of(scope, q, form, stage, due, urgency, holder, null)
                .In(db, actor, today, (await calendar.Get(cancel)).Add(today, List.Week)).AsNoTracking();
            return CsvAnswer.Of("queue.csv",
                ["task_kk", "task_ru", "task_en", "reference", "body_kk", "body_ru", "body_en", "stage", "role", "urgency", "due_on", "held_by", "opened_at"],
                QueueRow.Of(db, Workflow.Queue.InOrder(tasks, null)).AsAsyncEnumerable().Select(r => new object?[]
                {
                    r.Task.Name.Kk, r.Task.Name.Ru, r.Task.Name.En, r.Subject.Reference, r.Body?.Kk, r.Body?.Ru, r.Body?.En, r.Task.Stage, r.Task.Role,
                    r.Task.Urgency, r.Task.DueOn, r.Holder, r.Task.CreatedAt,
                }));
        });
}
