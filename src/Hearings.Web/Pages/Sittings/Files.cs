using Hearings.Access;
using Hearings.Database;
using Hearings.Sittings;
using Hearings.Web.Access;
using Hearings.Web.Layout;
using Hearings.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Sittings;

/// <summary>Sittings as files: the list as CSV, minutes as PDF.</summary>
public static class Files
{
    /// <summary>Maps them.</summary>
    public static void MapSittingFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sittings.csv", (HearingsDb db, Actor actor, string? q, string? status, string? year) => CsvAnswer.Of("sittings.csv",
            ["sitting", "starts_at", "ends_at", "place_kk", "place_ru", "status", "items", "decided", "put_off"],
            SittingRow.Of(SittingFilter.Of(q, status, year, null).In(db, actor), actor).AsAsyncEnumerable().Select(s => new object?[]
            {
                s.Reference, s.StartsAt, s.EndsAt, s.Place.Kk, s.Place.Ru, s.Status, s.Items, s.Decided, s.PutOff,
            })));
        app.MapGet("/sittings/{reference}/minutes-{language:regex(^(kk|ru)$)}.pdf", Print).RequireAuthorization(new ForCommissionAttribute());
    }

    private static async Task<IResult> Print(
        string reference, string language, HearingsDb db, MinutesWriter writer, DocumentPrinter printer, Site site, CancellationToken cancel)
    {
        var sitting = await db.Sittings.AsNoTracking().Whole().SingleOrDefaultAsync(s => s.Reference == reference, cancel);
        if (sitting is null) return TypedResults.NotFound();
        var minutes = await db.Minutes.AsNoTracking().Include(m => m.Parts).Include(m => m.Corrections).AsSplitQuery().SingleOrDefaultAsync(m => m.SittingId == sitting.Id, cancel);
        if (minutes is null) return TypedResults.NotFound();
        var parameters = new Dictionary<string, object?>
        {
            [nameof(MinutesPrint.Document)] = await writer.Of(sitting, minutes, cancel),
            [nameof(MinutesPrint.Sha256)] = minutes.Sha256,
            [nameof(MinutesPrint.Fictional)] = site.IsDemonstration,
            [nameof(MinutesPrint.Corrections)] = minutes.Corrections.OrderBy(c => c.Number).ToList(),
        };
        return await PdfAnswer.Of($"minutes-{reference}-{language}.pdf", stop => printer.Print<MinutesPrint>(Languages.Parse(language)!.Value, parameters, stop), cancel);
    }
}
