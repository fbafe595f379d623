using Hearings.Database;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hearings.Web;

/// <summary>Says whether this node can work: whether it reaches its database. For containers and load balancers; it tells nothing else.</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Maps <c>/health</c>, open to all: 200 "ready" or 503 "no database".</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/health", Ask).AllowAnonymous().DisableRateLimiting();

    private static async Task<ContentHttpResult> Ask(HearingsDb db, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        var ready = await db.Database.CanConnectAsync(patience.Token);
        return TypedResults.Text(ready ? "ready" : "no database", statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
