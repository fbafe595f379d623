using System.Data;
using Hearings.Audit;
using Hearings.Bpmn;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Evidence;
using Hearings.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>One broken invariant: which one, of what, and what was found.</summary>
public sealed record Finding(string Rule, string Subject, string Found);

/// <summary>What a check found, and how far the audit log's chain is whole.</summary>
public sealed record CheckResult(IReadOnlyList<Finding> Findings, ChainProof Chain);

/// <summary>
/// Proves that the two truths agree: what the entities say and where the procedures stand; and that nothing that the host keeps
/// for later is lost; and that what happened is still told as it was sealed. Reads in pages from one snapshot, so that it can run while people work; changes nothing.
/// </summary>
public sealed partial class Checker(HearingsDb db, Procedures procedures, IFileStore files)
{
    /// <summary>After this many findings it stops looking for more.</summary>
    public const int Most = 1000;

    private const int Page = 500;

    /// <summary>Every broken invariant; none where all is well.</summary>
    public async Task<IReadOnlyList<Finding>> Check(CancellationToken cancel = default) => (await Check(wholeChain: true, cancel)).Findings;

    /// <summary>The same; of the audit log's chain all, or what was sealed since the nightly check last proved it.</summary>
    public async Task<CheckResult> Check(bool wholeChain, CancellationToken cancel = default)
    {
        await using var snapshot = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel) : null;
        var findings = new List<Finding>();
        for (var after = Guid.Empty; findings.Count < Most;)
        {
            var page = await db.Instances.AsNoTracking().Where(i => i.Id > after).OrderBy(i => i.Id).Take(Page).ToListAsync(cancel);
            if (page.Count == 0) break;
            after = page[^1].Id;
            await CheckPage(page, findings, cancel);
        }
        findings.AddRange(await db.Cases.Where(c => !db.Instances.Any(i => i.CaseId == c.Id && i.ParentId == null))
            .OrderBy(c => c.Reference).Select(c => new Finding("CaseWithoutProcess", c.Reference, c.Status.ToString())).Take(Page).ToListAsync(cancel));
        findings.AddRange(await CaseChecks.Check(db, cancel));
        findings.AddRange(await FileChecks.Check(db, files, cancel));
        findings.AddRange(await RemediationChecks.Check(db, cancel));
        await CheckJobs(findings, cancel);
        await CheckRecords(findings, cancel);
        return new(findings, await ChainChecks.Check(db, wholeChain, findings, cancel));
    }

    private async Task CheckPage(List<InstanceRecord> page, List<Finding> findings, CancellationToken cancel)
    {
        var ids = page.ConvertAll(i => i.Id);
        var tasks = await Tokens(db.Tasks.Where(t => ids.Contains(t.InstanceId) && t.State == TaskState.Open).Select(t => new Place(t.InstanceId, t.Token)), cancel);
        var timers = await Tokens(db.Jobs.Where(j => j.InstanceId != null && ids.Contains(j.InstanceId.Value) && j.Kind == JobKind.Timer
            && (j.Status == JobStatus.Pending || j.Status == JobStatus.Failed)).Select(j => new Place(j.InstanceId!.Value, j.Token!)), cancel);
        var subscriptions = await Tokens(db.Subscriptions.Where(s => ids.Contains(s.InstanceId)).Select(s => new Place(s.InstanceId, s.Token)), cancel);
        var incidents = await Tokens(db.Incidents.Where(i => i.InstanceId != null && ids.Contains(i.InstanceId.Value) && i.JobId == null && i.ResolvedAt == null)
            .Select(i => new Place(i.InstanceId!.Value, i.Token)), cancel);
        var called = await Tokens(db.Instances.Where(i => i.ParentId != null && ids.Contains(i.ParentId.Value) && i.Status == InstanceStatus.Running)
            .Select(i => new Place(i.ParentId!.Value, i.ParentToken!)), cancel);
        var cases = await db.Cases.AsNoTracking().Where(c => db.Instances.Any(i => ids.Contains(i.Id) && i.CaseId == c.Id))
            .Select(c => new CaseStand(c.Id, c.Status, c.ClosingGround)).ToDictionaryAsync(c => c.Id, cancel);
        var parts = await RemediationChecks.Stands(db, page, cancel);
        foreach (var instance in page)
        {
            var waits = ProcessState.Parse(instance.State).Waiting;
            Compare(instance, "Task", waits, tasks[instance.Id], findings, WaitKind.Task);
            Compare(instance, "Timer", waits, timers[instance.Id], findings, WaitKind.Timer);
            Compare(instance, "Subscription", waits, subscriptions[instance.Id], findings, WaitKind.Message, WaitKind.Signal);
            Compare(instance, "Incident", waits, incidents[instance.Id], findings, WaitKind.Incident);
            Compare(instance, "Child", waits, called[instance.Id], findings, WaitKind.Child);
            if ((instance.Status == InstanceStatus.Running) != (waits.Length > 0))
                findings.Add(new Finding("InstanceStatus", instance.BusinessKey, $"{instance.Status} with {waits.Length} waiting places"));
            if (instance.ProcessKey == RemediationDesk.Procedure)
                findings.AddRange(RemediationChecks.Compare(instance, parts.TryGetValue(instance.SubjectId ?? Guid.Empty, out var stand) ? stand : null, waits, await procedures.Get(db, instance.DefinitionId, cancel)));
            if (instance is { CaseId: { } caseId, ParentId: null })
                findings.AddRange(CaseChecks.Compare(instance, cases[caseId], waits, await procedures.Get(db, instance.DefinitionId, cancel)));
        }
    }

    private static async Task<ILookup<Guid, string>> Tokens(IQueryable<Place> places, CancellationToken cancel) =>
        (await places.ToListAsync(cancel)).ToLookup(p => p.InstanceId, p => p.Token);

    private static void Compare(
        InstanceRecord instance, string kind, IEnumerable<WaitingPlace> waits, IEnumerable<string> rows, List<Finding> findings, params WaitKind[] kinds)
    {
        var (expected, found) = (waits.Where(w => kinds.Contains(w.Kind)).Select(w => w.Token).ToHashSet(), rows.ToHashSet());
        findings.AddRange(expected.Except(found).Order(StringComparer.Ordinal).Select(t => new Finding($"{kind}Missing", instance.BusinessKey, t)));
        findings.AddRange(found.Except(expected).Order(StringComparer.Ordinal).Select(t => new Finding($"{kind}WithoutToken", instance.BusinessKey, t)));
    }

    private sealed record Place(Guid InstanceId, string Token);
}
