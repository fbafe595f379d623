using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Reports;

/// <summary>Fixes the figures of a year as its next edition, for the chair to approve.</summary>
public sealed record CompileReport(int Year);

/// <summary>Runs <see cref="CompileReport"/>.</summary>
public sealed class CompileReportHandler(HearingsDb db, ReportFigures figures, TimeProvider time)
{
    /// <summary>Compiles it; takes the place of an edition that still waits. Refused where no round of the year is published.</summary>
    public async Task<ReportEdition> Handle(CompileReport command, Actor actor, CancellationToken cancel = default)
    {
        actor.Require(Role.Secretary, Role.Analyst);
        // Read before the transaction: the figures are one snapshot of their own.
        var report = await figures.Of(command.Year, cancel) ?? throw new RuleViolation("EditionNoRound", command.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var text = FrozenFigures.Write(report);
        return await db.Transact(async () =>
        {
            await db.Database.ExecuteSqlAsync($"lock table report_edition in share row exclusive mode", cancel);
            var earlier = await db.Editions.Where(e => e.Year == command.Year).ToListAsync(cancel);
            foreach (var waiting in earlier.Where(e => e.Status == EditionStatus.Compiled)) waiting.Supersede();
            await db.SaveChangesAsync(cancel);
            var edition = new ReportEdition
            {
                Year = command.Year,
                Number = earlier.Count + 1,
                Figures = text,
                Sha256 = FrozenFigures.Digest(text),
                CompiledAt = time.GetUtcNow(),
                CompiledById = actor.UserId,
                CompiledBy = actor.Name,
            };
            db.Editions.Add(edition);
            db.Record(actor, edition.CompiledAt, "ReportCompiled", data: new { year = edition.Year, number = edition.Number, sha256 = edition.Sha256 });
            return edition;
        }, cancel);
    }
}
