using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>
/// Decides whether a complaint is admissible, with reasons. An admissible one joins the open case named, or opens one
/// over those reasons where none is named.
/// </summary>
public sealed record DecideAdmissibility(Guid ComplaintId, bool Admissible, Trilingual Reasons, Guid? Join);

/// <summary>Runs <see cref="DecideAdmissibility"/>.</summary>
public sealed class DecideAdmissibilityHandler(HearingsDb db, CaseOpening opening, TimeProvider time)
{
    /// <summary>Decides. A complaint of a refused request is never admitted.</summary>
    public Task<Complaint> Handle(DecideAdmissibility command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair);
        var complaint = await db.Complaints.SingleOrDefaultAsync(c => c.Id == command.ComplaintId, cancel) ?? throw new RuleViolation("NotFound");
        var now = time.GetUtcNow();
        if (!command.Admissible)
        {
            complaint.Reject(command.Reasons, actor.UserId, now);
            db.Record(actor, now, "ComplaintRejected", bodyId: complaint.BodyId, data: new { reference = complaint.Reference, reasons = complaint.Reasons });
            return complaint;
        }
        complaint.ExpectAdmissible();
        var to = command.Join is { } join
            ? await db.Cases.SingleOrDefaultAsync(c => c.Id == join, cancel) ?? throw new RuleViolation("NotFound") { Field = "Join" }
            : await opening.Open(CaseOrigin.Complaint, complaint.BodyId, null, command.Reasons, actor, cancel);
        complaint.Admit(to, command.Reasons, actor.UserId, now);
        db.Record(actor, now, "ComplaintAdmitted", to.Id, to.BodyId, to.RoundId, new { reference = complaint.Reference, @case = to.Reference, reasons = complaint.Reasons });
        return complaint;
    }, cancel);
}
