using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Reports;

/// <summary>
/// Hands out a year's report: the edition that was approved or waits for approval with its fixed figures, else the figures
/// as they stand now.
/// </summary>
public sealed class ReportShelf(HearingsDb db, ReportFigures figures)
{
    /// <summary>The report of a year; null where no round of it is published.</summary>
    /// <param name="year">The year of the figures.</param>
    /// <param name="live">The figures as they stand now, whatever has been approved.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<AnnualReport?> Get(int year, bool live = false, CancellationToken cancel = default) =>
        !live && await Edition(year, cancel) is { } edition ? Of(edition) : await figures.Of(year, cancel);

    /// <summary>The edition of a year that counts: the newest one that was neither returned nor superseded; null where there is none.</summary>
    public Task<ReportEdition?> Edition(int year, CancellationToken cancel = default) => db.Editions.AsNoTracking()
        .Where(e => e.Year == year && e.Status != EditionStatus.Returned && e.Status != EditionStatus.Superseded)
        .OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancel);

    /// <summary>The newest edition of a year where the chair gave it back; null where it is another one.</summary>
    public async Task<ReportEdition?> Returned(int year, CancellationToken cancel = default) =>
        await db.Editions.AsNoTracking().Where(e => e.Year == year).OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancel)
            is { Status: EditionStatus.Returned } returned ? returned : null;

    /// <summary>Where the edition that counts stands, for each year that has one.</summary>
    public async Task<IReadOnlyDictionary<int, Standing>> Standings(CancellationToken cancel = default) => (await db.Editions.AsNoTracking()
        .Where(e => e.Status != EditionStatus.Returned && e.Status != EditionStatus.Superseded)
        .Select(e => new Standing(e.Year, e.Number, e.Status)).ToListAsync(cancel))
        .GroupBy(e => e.Year).ToDictionary(year => year.Key, year => year.MaxBy(e => e.Number)!);

    /// <summary>The report with an edition's fixed figures.</summary>
    public static AnnualReport Of(ReportEdition edition) => FrozenFigures.Read(edition.Figures) with
    {
        Edition = new EditionFacts(edition.Number, edition.Status, edition.Sha256, edition.CompiledAt, edition.DecidedAt, edition.DecidedBy),
    };

    /// <summary>A year's edition in a list.</summary>
    public sealed record Standing(int Year, int Number, EditionStatus Status);
}
