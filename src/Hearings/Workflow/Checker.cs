using Hearings.Bpmn;
using Hearings.Cases;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>One broken invariant: which one, of what, and what was found.</summary>
public sealed record Finding(string Rule, string Subject, string Found);

/// <summary>
/// Proves that the two truths agree: what the entities say and where the procedures stand. Reads in pages, changes
/// nothing.
/// </summary>
public sealed class Checker(HearingsDb db, Procedures procedures)
{
    private const int Page = 500;

    /// <summary>Every broken invariant; none where all is well.</summary>
    public async Task<IReadOnlyList<Finding>> Check(CancellationToken cancel = default)
    {
        var findings = new List<Finding>();
        for (var after = Guid.Empty; ;)
        {
            var page = await db.Instances.AsNoTracking().Where(i => i.Id > after).OrderBy(i => i.Id).Take(Page).ToListAsync(cancel);
            if (page.Count == 0) break;
            after = page[^1].Id;
            await CheckPage(page, findings, cancel);
        }
        findings.AddRange(await db.Cases.Where(c => !db.Instances.Any(i => i.CaseId == c.Id && i.ParentId == null))
            .OrderBy(c => c.Reference).Select(c => new Finding("CaseWithoutProcess", c.Reference, c.Status.ToString())).Take(Page).ToListAsync(cancel));
        findings.AddRange(await db.Jobs.Where(j => j.Status == Workflow.JobStatus.Pending && j.Kind == JobKind.Timer && j.InstanceId == null)
            .OrderBy(j => j.Key).Select(j => new Finding("TimerWithoutOwner", j.Key, "pending")).Take(Page).ToListAsync(cancel));
        findings.AddRange(await CaseChecks.Check(db, cancel));
        return findings;
    }

    private async Task CheckPage(List<InstanceRecord> page, List<Finding> findings, CancellationToken cancel)
    {
        var ids = page.ConvertAll(i => i.Id);
        var tasks = (await db.Tasks.AsNoTracking().Where(t => ids.Contains(t.InstanceId) && t.State == TaskState.Open)
            .Select(t => new { t.InstanceId, t.Token }).ToListAsync(cancel)).ToLookup(t => t.InstanceId);
        var timers = (await db.Jobs.AsNoTracking()
            .Where(j => j.InstanceId != null && ids.Contains(j.InstanceId.Value) && j.Kind == JobKind.Timer && (j.Status == Workflow.JobStatus.Pending || j.Status == Workflow.JobStatus.Failed))
            .Select(j => new { InstanceId = j.InstanceId!.Value, Token = j.Token! }).ToListAsync(cancel)).ToLookup(j => j.InstanceId);
        var subscriptions = (await db.Subscriptions.AsNoTracking().Where(s => ids.Contains(s.InstanceId))
            .Select(s => new { s.InstanceId, s.Token }).ToListAsync(cancel)).ToLookup(s => s.InstanceId);
        var cases = await db.Cases.AsNoTracking().Where(c => db.Instances.Any(i => ids.Contains(i.Id) && i.CaseId == c.Id))
            .Select(c => new CaseStand(c.Id, c.Status, c.ClosingGround)).ToDictionaryAsync(c => c.Id, cancel);
        foreach (var instance in page)
        {
            var waits = ProcessState.Parse(instance.State).Waiting;
            Compare(instance, "Task", waits.Where(w => w.Kind == WaitKind.Task).Select(w => w.Token), tasks[instance.Id].Select(t => t.Token), findings);
            Compare(instance, "Timer", waits.Where(w => w.Kind == WaitKind.Timer).Select(w => w.Token), timers[instance.Id].Select(t => t.Token), findings);
            Compare(instance, "Subscription", waits.Where(w => w.Kind is WaitKind.Message or WaitKind.Signal).Select(w => w.Token),
                subscriptions[instance.Id].Select(s => s.Token), findings);
            if ((instance.Status == InstanceStatus.Running) != (waits.Length > 0))
                findings.Add(new Finding("InstanceStatus", instance.BusinessKey, $"{instance.Status} with {waits.Length} waiting places"));
            if (instance is { CaseId: { } caseId, ParentId: null })
                findings.AddRange(CaseChecks.Compare(instance, cases[caseId], waits, await procedures.Get(db, instance.DefinitionId, cancel)));
        }
    }

    private static void Compare(InstanceRecord instance, string kind, IEnumerable<string> waiting, IEnumerable<string> rows, List<Finding> findings)
    {
        var (expected, found) = (waiting.ToHashSet(), rows.ToHashSet());
        findings.AddRange(expected.Except(found).Order(StringComparer.Ordinal).Select(t => new Finding($"{kind}Missing", instance.BusinessKey, t)));
        findings.AddRange(found.Except(expected).Order(StringComparer.Ordinal).Select(t => new Finding($"{kind}WithoutToken", instance.BusinessKey, t)));
    }
}
