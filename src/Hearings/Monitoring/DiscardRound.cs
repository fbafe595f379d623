using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Monitoring;

/// <summary>Throws a draft round away with all its figures: the undo of a mistaken import.</summary>
public sealed record DiscardRound(Guid RoundId);

/// <summary>Runs <see cref="DiscardRound"/>.</summary>
public sealed class DiscardRoundHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Deletes the round; refused once it is published. What happened to it stays in the audit log.</summary>
    public Task Handle(DiscardRound command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Analyst);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == command.RoundId, cancel) ?? throw new RuleViolation("NotFound");
        round.ExpectDraft();
        db.Rounds.Remove(round);
        db.Record(actor, time.GetUtcNow(), "RoundDiscarded", roundId: round.Id, data: new { code = round.Code });
    }, cancel);
}
