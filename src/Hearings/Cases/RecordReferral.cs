using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>Records that a case was referred to somebody with powers that the Commission has not.</summary>
public sealed record RecordReferral(Guid CaseId, string To, DateOnly On, Trilingual Ground);

/// <summary>Runs <see cref="RecordReferral"/>.</summary>
public sealed class RecordReferralHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Records it. Nothing is sent: the letter itself goes the office's way.</summary>
    public Task<HearingCase> Handle(RecordReferral command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair);
        var @case = await db.Cases.SingleOrDefaultAsync(c => c.Id == command.CaseId, cancel) ?? throw new RuleViolation("NotFound");
        var now = time.GetUtcNow();
        var referral = @case.Refer(command.To, command.On, command.Ground, actor.UserId, now);
        db.Referrals.Add(referral);
        db.Record(actor, now, "ReferralRecorded", @case.Id, @case.BodyId, @case.RoundId, new { to = referral.To, on = referral.On, ground = referral.Ground });
        return @case;
    }, cancel);
}
