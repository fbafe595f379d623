using Hearings.Access;
using Hearings.Database;
using Hearings.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Hearings.Web.Pages.Evidence;

/// <summary>Hands out stored files: always to be saved, never to be opened inside the site.</summary>
public static class Download
{
    /// <summary>Maps <c>/files/{id}</c>. Whoever may not read a file learns no more than that there is none.</summary>
    public static void MapFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/files/{id:guid}", async (Guid id, HearingsDb db, Actor actor, IFileStore store, HttpContext context, ILogger<StoredFile> log, CancellationToken cancel) =>
        {
            var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancel);
            if (file is null || !file.IsFor(actor)) return Results.NotFound();
            Stream content;
            try
            {
                content = store.Open(file.Sha256);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                log.LogError(fault, "The content of file {File} cannot be read", file.Id);
                return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            return Results.Stream(content, file.ContentType, file.Name, file.StoredAt, new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
        });
}
