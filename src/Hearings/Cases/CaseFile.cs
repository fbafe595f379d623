using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>What belongs to a case beside its own row, and who may read which of it.</summary>
public static class CaseFile
{
    /// <summary>
    /// The events of a case that an officer of its body reads. What is not named here is the Commission's own: notes,
    /// faults of the system, who holds which task.
    /// </summary>
    public static readonly string[] EventsForBody =
    [
        "CaseOpened", "CaseOpenedByHand", "ExplanationSubmitted", "ExplanationMissed", "RapporteurAssigned", "HearingScheduled", "OutcomeRecorded",
        "EscalationChanged", "RemediationEnded", "RemediationFailed", "CaseMerged", "CaseJoined", "CaseClosed",
    ];

    /// <summary>The events of a case that this person may read.</summary>
    public static IQueryable<AuditEvent> Events(HearingsDb db, Guid caseId, Actor actor)
    {
        var events = db.Events.AsNoTracking().Where(e => e.CaseId == caseId);
        return actor.SeesAllBodies ? events : events.Where(e => EventsForBody.Contains(e.Kind));
    }

    /// <summary>The other open cases of its body over the same round, or where one of them names no round: candidates for merging.</summary>
    public static IQueryable<HearingCase> Duplicates(HearingsDb db, HearingCase @case) => db.Cases.AsNoTracking()
        .Where(c => c.Id != @case.Id && c.BodyId == @case.BodyId && c.Status != CaseStatus.Closed
            && (c.RoundId == @case.RoundId || c.RoundId == null || @case.RoundId == null))
        .OrderBy(c => c.Reference);

    /// <summary>The case and every case that was merged into it, through any number of steps, with their references.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> WithMerged(HearingsDb db, HearingCase @case, CancellationToken cancel = default)
    {
        var all = new Dictionary<Guid, string> { [@case.Id] = @case.Reference };
        for (var last = all.Keys.ToArray(); last.Length > 0;)
        {
            var next = await db.Cases.Where(c => c.MergedIntoId != null && last.Contains(c.MergedIntoId.Value)).Select(c => new { c.Id, c.Reference }).ToListAsync(cancel);
            foreach (var found in next) all.Add(found.Id, found.Reference);
            last = [.. next.Select(f => f.Id)];
        }
        return all;
    }
}
