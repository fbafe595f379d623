using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Monitoring;
using Hearings.Settings;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>Opens one hearing case for each body of a published round with a known figure below its threshold.</summary>
public sealed record OpenCases(Guid RoundId);

/// <summary>Runs <see cref="OpenCases"/>.</summary>
public sealed class OpenCasesHandler(HearingsDb db, ProcessHost host, CurrentSettings settings, TimeProvider time)
{
    /// <summary>
    /// Opens the cases, all or none. Bodies that have one for this round already get no second one, so running it again
    /// opens none. Refused for a draft.
    /// </summary>
    /// <returns>How many were opened.</returns>
    public Task<int> Handle(OpenCases command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == command.RoundId, cancel) ?? throw new RuleViolation("NotFound");
        if (round.Status != RoundStatus.Published) throw new RuleViolation("RoundStatus", round.Code, round.Status, RoundStatus.Published);
        var below = await db.Results.AsNoTracking()
            .Where(r => r.RoundId == round.Id && r.Lowest < round.Threshold && !db.Cases.Any(c => c.Origin == CaseOrigin.Threshold && c.RoundId == round.Id && c.BodyId == r.BodyId))
            .Join(db.Bodies, r => r.BodyId, b => b.Id, (r, b) => new { r.BodyId, r.Lowest, b.Code })
            .ToListAsync(cancel);
        below.Sort((a, b) => string.CompareOrdinal(a.Code, b.Code));
        var now = time.GetUtcNow();
        var references = await ReferenceNumber.Take(db, "H", LocalTime.DateOf(now).Year, below.Count, cancel);
        var term = (await settings.Get(LocalTime.DateOf(now), cancel)).ExplanationTerm;
        var (cases, events, subjects) = (new List<HearingCase>(below.Count), new List<AuditEvent>(below.Count), new List<ProcessSubject>(below.Count));
        for (var i = 0; i < below.Count; i++)
        {
            var @case = new HearingCase
            {
                Reference = references[i],
                BodyId = below[i].BodyId,
                RoundId = round.Id,
                Lowest = below[i].Lowest!.Value,
                Threshold = round.Threshold,
                OpenedAt = now,
            };
            cases.Add(@case);
            events.Add(AuditLog.Event(actor, now, "CaseOpened", @case.Id, @case.BodyId, round.Id,
                new { reference = @case.Reference, lowest = @case.Lowest, threshold = @case.Threshold }));
            subjects.Add(Subject(@case, term));
        }
        await db.Copy(cases, cancel);
        await db.Copy(events, cancel);
        await host.Start(CaseProcedure.Key, subjects, actor, cancel);
        return subjects.Count;
    }, cancel);

    /// <summary>What the procedure of a case needs to begin with; the term is in working days.</summary>
    internal static ProcessSubject Subject(HearingCase @case, int explanationTerm) => new(@case.Reference, @case.Id, @case.BodyId,
        new JsonObject { ["caseReference"] = @case.Reference, ["explanationTerm"] = $"P{explanationTerm}D" });
}
