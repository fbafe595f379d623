using Hearings.Access;
using Hearings.Audit;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>
/// What the end of an item brings with it, in the same transaction: a case's hearing gets its outcome, and the drafted
/// recommendations are adopted or fall.
/// </summary>
public sealed class ItemEnd(RecordOutcomeHandler outcomes)
{
    /// <summary>The item is decided.</summary>
    public async Task Decide(SittingMove move, AgendaItem item, Outcome? outcome, Trilingual decision, CancellationToken cancel)
    {
        item.Decide(outcome, decision, move.Now);
        var drafts = await Drafts(move.Db, item, cancel);
        if (outcome == Outcome.Recommendations && drafts.Count == 0) throw new RuleViolation("NothingRecommended", item.Number) { Field = "Outcome" };
        if (item.Vote!.Carried == true && outcome != Outcome.NoAction) Adopt(move, drafts);
        else Withdraw(move, drafts, decision);
        if (item.CaseId is not null) await EndHearing(move, item, outcome!.Value, decision, cancel);
    }

    /// <summary>The item is left for another sitting.</summary>
    public async Task PutOff(SittingMove move, AgendaItem item, Trilingual reason, CancellationToken cancel)
    {
        item.PutOff(reason, move.Now);
        Withdraw(move, await Drafts(move.Db, item, cancel), reason);
        if (item.CaseId is not null) await EndHearing(move, item, Outcome.Postponed, reason, cancel);
    }

    private static Task<List<Recommendation>> Drafts(HearingsDb db, AgendaItem item, CancellationToken cancel) =>
        db.Recommendations.Include(r => r.Addressees).Where(r => r.AgendaItemId == item.Id && r.Status == RecommendationStatus.Draft)
            .OrderBy(r => r.Reference).ToListAsync(cancel);

    private static void Adopt(SittingMove move, List<Recommendation> drafts)
    {
        foreach (var draft in drafts)
        {
            draft.Adopt();
            Record(move, "RecommendationAdopted", draft, new { reference = draft.Reference });
        }
    }

    private static void Withdraw(SittingMove move, List<Recommendation> drafts, Trilingual reason)
    {
        foreach (var draft in drafts)
        {
            draft.Withdraw(reason.In(Language.Kk), move.Now);
            Record(move, "RecommendationWithdrawn", draft, new { reference = draft.Reference, reason = draft.WithdrawnBecause });
        }
    }

    private static void Record(SittingMove move, string kind, Recommendation draft, object data) =>
        move.Db.Record(move.Actor, move.Now, kind, draft.CaseId, data: data, sittingId: move.Sitting.Id, recommendationId: draft.Id);

    private async Task EndHearing(SittingMove move, AgendaItem item, Outcome outcome, Trilingual reasons, CancellationToken cancel)
    {
        var task = await move.Db.Tasks.Where(t => t.CaseId == item.CaseId && t.Form == RecordOutcome.Form && t.State == TaskState.Open)
            .Select(t => (Guid?)t.Id).SingleOrDefaultAsync(cancel) ?? throw new RuleViolation("CaseNotAtHearing", item.Number);
        await outcomes.Handle(new RecordOutcome(task, outcome, reasons), move.Actor, cancel);
    }
}
