using Hearings.Access;
using Hearings.Audit;
using Hearings.Cases;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Monitoring;

/// <summary>Publishes a draft round and opens a hearing case for every body below its threshold.</summary>
/// <param name="RoundId">The round.</param>
/// <param name="OpensCases">False for a round of a year before this one, which is there to be compared with: nobody is called.</param>
public sealed record PublishRound(Guid RoundId, bool OpensCases = true);

/// <summary>Runs <see cref="PublishRound"/>.</summary>
public sealed class PublishRoundHandler(HearingsDb db, OpenCasesHandler openCases, TimeProvider time)
{
    /// <summary>Publishes the round; refused unless it is a draft.</summary>
    /// <returns>How many cases were opened.</returns>
    public Task<int> Handle(PublishRound command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == command.RoundId, cancel) ?? throw new RuleViolation("NotFound");
        var now = time.GetUtcNow();
        round.Publish(now);
        if (!command.OpensCases) db.Record(actor, now, "RoundPublishedForComparison", roundId: round.Id, data: new { code = round.Code });
        else db.Record(actor, now, "RoundPublished", roundId: round.Id, data: new { code = round.Code, threshold = round.Threshold });
        await db.SaveChangesAsync(cancel);
        return !command.OpensCases ? 0 : await openCases.Handle(new OpenCases(round.Id), actor, cancel);
    }, cancel);
}
