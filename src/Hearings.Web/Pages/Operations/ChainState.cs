using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;

namespace Hearings.Web.Pages.Operations;

/// <summary>Where the audit log's chain stands: its last seal, the anchor of that seal's day, and how many events await sealing.</summary>
public sealed record ChainState(SealMark? Last, SealMark? Anchor, long Unsealed)
{
    /// <summary>Where it stands now.</summary>
    public static async Task<ChainState> Of(HearingsDb db)
    {
        var last = await AuditChain.Last(db);
        return new(last, last is null ? null : await AuditChain.AnchorOf(db, LocalTime.DateOf(last.SealedAt)), await AuditChain.Unsealed(db));
    }

    /// <summary>Maps the anchors, day by day, as a CSV file.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/operations/anchors.csv", (HearingsDb db) =>
            CsvAnswer.Of("anchors.csv", ["day", "seal", "hash"],
                AuditChain.Anchors(db).Select(a => new object?[] { LocalTime.DateOf(a.SealedAt), a.Number, a.Hash }))).RequireAuthorization(new ForOperationsAttribute());
}
