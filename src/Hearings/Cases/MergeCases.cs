using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Recommendations;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>One of two cases about the same goes on, the other ends in it.</summary>
public sealed record MergeCases(Guid CaseId, Guid IntoId);

/// <summary>Runs <see cref="MergeCases"/>.</summary>
public sealed class MergeCasesHandler(HearingsDb db, ProcessHost host, OfficerNotices notices, TimeProvider time)
{
    /// <summary>
    /// Merges them: the first one's procedure is cancelled with its open tasks, its complaints go over, and its notes,
    /// referrals and documents stay in it, readable from the one that goes on. The body is told where it goes on.
    /// </summary>
    /// <returns>The case that goes on.</returns>
    public Task<HearingCase> Handle(MergeCases command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair);
        Guid[] ids = [command.CaseId, command.IntoId];
        // Locked in one order, and before the cases are read: both stand still until the end.
        var processes = new Dictionary<Guid, InstanceRecord>();
        foreach (var id in await db.Instances.Where(i => ids.Contains(i.CaseId!.Value) && i.ParentId == null).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancel))
        {
            var process = await host.Lock(id, cancel);
            processes[process.CaseId!.Value] = process;
        }
        var cases = await db.Cases.Include(c => c.Hearings).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        if (!cases.TryGetValue(command.CaseId, out var merged)) throw new RuleViolation("NotFound");
        if (!cases.TryGetValue(command.IntoId, out var into)) throw new RuleViolation("Required") { Field = "Into" };
        var now = time.GetUtcNow();
        merged.MergeInto(into, now);
        foreach (var complaint in await db.Complaints.Where(c => c.CaseId == merged.Id).ToListAsync(cancel)) complaint.Follow(into);
        await notices.TellEnd(merged, NoticeDraft.InAll("Cases.GoesOnIn", into.Reference), cancel);
        await host.Cancel(processes[merged.Id], $"{merged.Reference} was merged into {into.Reference}.", actor, cancel);
        db.Record(actor, now, "CaseMerged", merged.Id, merged.BodyId, merged.RoundId, new { into = into.Reference });
        db.Record(actor, now, "CaseJoined", into.Id, into.BodyId, into.RoundId, new { merged = merged.Reference });
        return into;
    }, cancel);
}
