using Hearings.Access;
using Hearings.Bpmn;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Procedure;

/// <summary>A procedure's steps with their figures, as the flow goes.</summary>
public static class StepNames
{
    /// <summary>What people, called processes and messages do, with figures or without; last, what only an older version has.</summary>
    public static IEnumerable<(string Name, StepFigures Figures)> InOrder(ProcessDefinition definition, IReadOnlyDictionary<string, StepFigures> figures)
    {
        var language = Languages.Current.Code();
        var steps = definition.InReadingOrder()
            .Where(e => e.Kind is ElementKind.UserTask or ElementKind.ManualTask or ElementKind.ReceiveTask or ElementKind.CallActivity || figures.ContainsKey(e.Id));
        return steps.Select(e => (e.NameIn(language), figures.GetValueOrDefault(e.Id) ?? new StepFigures(e.Id, 0, 0, null, null, 0, 0)))
            .Concat(figures.Values.Where(f => !definition.Elements.ContainsKey(f.Element)).OrderBy(f => f.Element, StringComparer.Ordinal).Select(f => (f.Element, f)));
    }

    /// <summary>Maps the figures as a CSV file; it takes the same period as the page.</summary>
    public static void MapProcedureExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/procedures/{key}/steps.csv", async (HearingsDb db, Hearings.Workflow.Procedures procedures, TimeProvider time, string key, string? from, string? to, string? version, CancellationToken cancel) =>
        {
            var known = await db.Definitions.Where(d => d.Key == key).OrderByDescending(d => d.Version).Select(d => new { d.Id, d.Version }).ToListAsync(cancel);
            if (known.Count == 0) return Results.NotFound();
            var asked = int.TryParse(version, out var number) ? known.FirstOrDefault(d => d.Version == number) : null;
            var period = Period.Of(from, to, LocalTime.DateOf(time.GetUtcNow()));
            var figures = await StepFigures.Of(db, key, asked?.Version, period.From, period.To, time.GetUtcNow(), cancel);
            var rows = InOrder(await procedures.Get(db, (asked ?? known[0]).Id, cancel), figures);
            return CsvAnswer.Of($"{key}.csv", ["step", "name", "waiting", "done", "median_seconds", "p95_seconds", "missed", "with_deadline"],
                rows.Select(r => new object?[] { r.Figures.Element, r.Name, r.Figures.Waiting, r.Figures.Done, r.Figures.Median, r.Figures.Slowest, r.Figures.Missed, r.Figures.WithDeadline }).ToAsyncEnumerable());
        }).RequireAuthorization(new Microsoft.AspNetCore.Authorization.AuthorizeAttribute { Roles = string.Join(',', Roles.OfCommission) });
}
