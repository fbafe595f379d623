using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Monitoring;

/// <summary>Gives a draft round another threshold, in percent.</summary>
public sealed record ChangeThreshold(Guid RoundId, decimal Threshold);

/// <summary>Runs <see cref="ChangeThreshold"/>.</summary>
public sealed class ChangeThresholdHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Sets the threshold; refused once the round is published.</summary>
    public Task Handle(ChangeThreshold command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == command.RoundId, cancel) ?? throw new RuleViolation("NotFound");
        var before = round.Threshold;
        round.ChangeThreshold(command.Threshold);
        if (before != round.Threshold)
            db.Record(actor, time.GetUtcNow(), "ThresholdChanged", roundId: round.Id,
                data: new { code = round.Code, before, after = round.Threshold });
    }, cancel);
}
