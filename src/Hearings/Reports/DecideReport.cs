using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Reports;

/// <summary>The chair approves the edition whose figures have the digest that was seen.</summary>
public sealed record ApproveReport(Guid EditionId, string Seen);

/// <summary>The chair gives an edition back.</summary>
public sealed record ReturnReport(Guid EditionId, string Reasons);

/// <summary>The secretary records that an approved edition went to the Head of State under a letter.</summary>
public sealed record SendReport(Guid EditionId, string LetterNumber);

/// <summary>Runs <see cref="ApproveReport"/>, <see cref="ReturnReport"/> and <see cref="SendReport"/>.</summary>
public sealed class DecideReportHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Approves it.</summary>
    public Task<ReportEdition> Handle(ApproveReport command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Chair);
        var edition = await Find(command.EditionId, cancel);
        var now = time.GetUtcNow();
        edition.Approve(command.Seen, actor.UserId, actor.Name, now);
        db.Record(actor, now, "ReportApproved", data: new { year = edition.Year, number = edition.Number, sha256 = edition.Sha256 });
        return edition;
    }, cancel);

    /// <summary>Gives it back.</summary>
    public Task<ReportEdition> Handle(ReturnReport command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Chair);
        var edition = await Find(command.EditionId, cancel);
        var now = time.GetUtcNow();
        edition.Return(command.Reasons, actor.Name, now);
        db.Record(actor, now, "ReportReturned", data: new { year = edition.Year, number = edition.Number, reasons = edition.ReturnReasons });
        return edition;
    }, cancel);

    /// <summary>Records that it was sent.</summary>
    public Task<ReportEdition> Handle(SendReport command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary);
        var edition = await Find(command.EditionId, cancel);
        var now = time.GetUtcNow();
        edition.Send(command.LetterNumber, actor.Name, now);
        db.Record(actor, now, "ReportSent", data: new { year = edition.Year, number = edition.Number, letter = edition.LetterNumber });
        return edition;
    }, cancel);

    private async Task<ReportEdition> Find(Guid id, CancellationToken cancel) =>
        await db.Editions.SingleOrDefaultAsync(e => e.Id == id, cancel) ?? throw new RuleViolation("NotFound");
}
