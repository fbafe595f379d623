using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Monitoring;
using Hearings.Settings;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>Opens a single case that no threshold called: takes its number, records it and starts its procedure.</summary>
public sealed class CaseOpening(HearingsDb db, ProcessHost host, CurrentSettings settings, TimeProvider time)
{
    /// <summary>
    /// Opens it in the running transaction. The body must exist today and the round, where one is named, be published;
    /// its figures of that round stand in the case.
    /// </summary>
    public async Task<HearingCase> Open(CaseOrigin origin, Guid bodyId, Guid? roundId, Trilingual ground, Actor actor, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var today = LocalTime.DateOf(now);
        var body = await db.Bodies.SingleOrDefaultAsync(b => b.Id == bodyId, cancel) ?? throw new RuleViolation("Required") { Field = "Body" };
        if (!body.ExistsOn(today)) throw new RuleViolation("BodyGone", body.Name, today) { Field = "Body" };
        if (ground.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "Ground" };
        var round = await Round(roundId, cancel);
        var result = round is null ? null : await db.Results.AsNoTracking().SingleOrDefaultAsync(r => r.RoundId == round.Id && r.BodyId == bodyId, cancel);
        var @case = new HearingCase
        {
            Reference = (await ReferenceNumber.Take(db, "H", today.Year, 1, cancel))[0],
            Origin = origin,
            BodyId = bodyId,
            RoundId = round?.Id,
            Lowest = result?.Lowest,
            Threshold = result?.Lowest is null ? null : round!.Threshold,
            Ground = ground,
            OpenedAt = now,
        };
        db.Cases.Add(@case);
        db.Record(actor, now, "CaseOpenedByHand", @case.Id, bodyId, round?.Id, new { reference = @case.Reference, origin = origin.ToString(), ground });
        await host.Start(CaseProcedure.Key, [OpenCasesHandler.Subject(@case, (await settings.Get(today, cancel)).ExplanationTerm)], actor, cancel);
        return @case;
    }

    private async Task<Round?> Round(Guid? id, CancellationToken cancel)
    {
        if (id is null) return null;
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel) ?? throw new RuleViolation("Required") { Field = "Round" };
        if (round.Status != RoundStatus.Published) throw new RuleViolation("RoundStatus", round.Code, round.Status, RoundStatus.Published) { Field = "Round" };
        return round;
    }
}
