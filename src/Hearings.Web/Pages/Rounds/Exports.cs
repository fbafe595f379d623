using System.Globalization;
using Hearings.Access;
using Hearings.Bodies;
using Hearings.Database;
using Hearings.Import;
using Hearings.Monitoring;
using Hearings.Web.Pages.Bodies;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Rounds;

/// <summary>
/// Lists as CSV files. Bodies and measurements come in the native layout, so that they can be imported again; the mark
/// at the beginning tells spreadsheets that the file is UTF-8.
/// </summary>
public static class Exports
{
    /// <summary>Maps the files; each narrows and sorts by the same query string as its page.</summary>
    public static void MapMonitoringExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/bodies.csv", (HearingsDb db, Actor actor, string? q, string? kind, string? nobody, string? sort) =>
        {
            var (bodies, officers) = (BodyFilter.Of(q, kind, nobody, sort).In(db, actor), BodyOfficers.Of(db));
            return CsvAnswer.Of("bodies.csv", ["code", "name_kk", "name_ru", "name_en", "kind", "gov_kz_slug", "valid_from", "valid_to", "successor", "names_verified", "note", "officers"],
                bodies.Select(b => new { Body = b, Officers = officers.Count(u => u.BodyId == b.Id) }).AsAsyncEnumerable().Select(x => new object?[]
                {
                    x.Body.Code, x.Body.Name.Kk, x.Body.Name.Ru, x.Body.Name.En, Words.Of(x.Body.Kind), x.Body.Slug, x.Body.ValidFrom, x.Body.ValidTo,
                    string.Join(';', x.Body.Successors), x.Body.NamesVerified, x.Body.Note, x.Officers,
                }));
        });
        app.MapGet("/rounds/{code}/results.csv", async (HearingsDb db, Actor actor, string code, string? q, string? kind, string? only, string? sort) =>
        {
            if (await db.RoundFor(actor, code) is not { } round) return Results.NotFound();
            var results = ResultFilter.Of(q, kind, only, sort).In(db, round, actor);
            return CsvAnswer.Of($"{code}-results.csv",
                ["body", "name_kk", "name_ru", "name_en", "kind", "completeness", "currency", "total", "lowest", "threshold", "below", "known", "unknown", "fictional"],
                results.AsAsyncEnumerable().Select(x => new object?[]
                {
                    x.Body.Code, x.Body.Name.Kk, x.Body.Name.Ru, x.Body.Name.En, Words.Of(x.Body.Kind), x.Result.Completeness, x.Result.Currency,
                    x.Result.Total, x.Result.Lowest, round.Threshold, x.Result.IsBelow(round.Threshold) ? "yes" : "no", x.Result.Known, x.Result.Unknown,
                    round.Fictional ? "yes" : "no",
                }));
        });
        app.MapGet("/rounds/{code}/measurements.csv", async (HearingsDb db, Actor actor, string code) =>
        {
            if (await db.RoundFor(actor, code) is not { } round) return Results.NotFound();
            var all = actor.SeesAllBodies;
            var measurements = db.Measurements.AsNoTracking().Where(m => m.RoundId == round.Id && (all || m.BodyId == actor.BodyId))
                .Join(db.Bodies, m => m.BodyId, b => b.Id, (m, b) => new { m, b.Code })
                .OrderBy(x => x.Code).ThenBy(x => x.m.Indicator).ThenBy(x => x.m.Dimension).ThenBy(x => x.m.Language);
            return CsvAnswer.Of($"{code}-measurements.csv", ["body", "indicator", "dimension", "language", "value", "evidence", "observed_on"],
                measurements.AsAsyncEnumerable().Select(x => new object?[]
                {
                    x.Code, x.m.Indicator, x.m.Dimension.ToString().ToLowerInvariant(), x.m.Language?.Code() ?? "none", x.m.Value, x.m.Evidence,
                    x.m.ObservedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                }));
        });
    }
}
