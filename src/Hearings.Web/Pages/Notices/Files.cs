using Hearings.Access;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Web.Access;
using Hearings.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Notices;

/// <summary>What goes with notices, and the outbox, as files.</summary>
public static class Files
{
    /// <summary>Maps <c>/notices/{id}/{name}</c>, for its reader and for whoever reads the outbox, and <c>/outbox.csv</c>.</summary>
    public static void MapNotices(this IEndpointRouteBuilder app)
    {
        app.MapGet("/notices/{id:guid}/{name}", async (Guid id, string name, HearingsDb db, Actor actor, Attachments attachments, CancellationToken cancel) =>
        {
            var all = actor.IsAny(Role.Secretary, Role.Administrator, Role.Auditor);
            var notice = await db.Notices.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && (all || n.RecipientId == actor.UserId), cancel);
            if (notice is null || !Attachments.Names(notice).Contains(name)) return TypedResults.NotFound();
            if (name.EndsWith(".pdf", StringComparison.Ordinal))
                return await PdfAnswer.Of(name, async stop => (await attachments.Make(notice, name, stop))!.Bytes, cancel);
            var made = (await attachments.Make(notice, name, cancel))!;
            return Results.File(made.Bytes, made.ContentType, made.Name);
        });
        app.MapGet("/outbox.csv", (HearingsDb db, string? q, string? status, string? kind, string? from, string? to) => CsvAnswer.Of("outbox.csv",
            ["written_at", "kind", "recipient", "address", "language", "subject", "status", "kept_because", "sent_at", "read_at", "last_error", "message_id"],
            NoticeFilter.Of(q, status, kind, from, to, null).In(db).AsAsyncEnumerable().Select(n => new object?[]
            {
                n.CreatedAt, n.Kind, n.RecipientName, n.Address, n.Language.Code(), n.Subject, n.Status, n.Kept, n.SentAt, n.ReadAt, n.LastError, n.MessageId,
            }))).RequireAuthorization(new ForAttribute(Role.Secretary, Role.Administrator, Role.Auditor));
    }
}
