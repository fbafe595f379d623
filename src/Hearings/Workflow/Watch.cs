using Hearings.Database;
using Hearings.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>Something that did not run or has failed, and where it is read in full.</summary>
public sealed record Warning(string Key, string Address, params object?[] Arguments)
{
    /// <summary>The warning in the reader's language.</summary>
    public override string ToString() => Text.Get($"Operations.Warning.{Key}", Arguments);
}

/// <summary>Looks after the program itself: what stopped, failed, is uncertain, or should have run and did not.</summary>
public sealed class Watch(HearingsDb db, IEnumerable<RecurringKind> kinds, TimeProvider time)
{
    /// <summary>How late work may begin before it counts as not run.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    /// <summary>Everything that people must know of; none where all runs.</summary>
    public async Task<IReadOnlyList<Warning>> Look(CancellationToken cancel = default)
    {
        var late = time.GetUtcNow() - Grace;
        var warnings = new List<Warning>();
        Add("Incidents", "/operations/incidents?scope=Person", await db.Incidents.CountAsync(i => i.ResolvedAt == null && i.RetryAt == null, cancel));
        Add("Failed", "/operations/jobs?scope=Failed&kind=Effect", await db.Jobs.CountAsync(j => j.Kind == JobKind.Effect && j.Status == JobStatus.Failed, cancel));
        Add("Uncertain", "/operations/jobs?scope=Uncertain&kind=Effect", await db.Jobs.CountAsync(j => j.Kind == JobKind.Effect && j.Status == JobStatus.Uncertain, cancel));
        Add("Overdue", "/operations#queue", await db.Jobs.CountAsync(j => j.Kind != JobKind.Recurring && j.Status == JobStatus.Pending && j.DueAt < late, cancel));
        foreach (var work in await Recurring(cancel))
        {
            if (work.DidNotRun) warnings.Add(new Warning("DidNotRun", "/operations#recurring", work.Title, work.DueAt));
            else if (work.Last is { Succeeded: false } failed) warnings.Add(new Warning("RunFailed", "/operations#recurring", work.Title, failed.StartedAt));
        }
        if (await db.CheckRuns.AsNoTracking().OrderByDescending(r => r.At).FirstOrDefaultAsync(cancel) is { Findings: > 0 } check)
            warnings.Add(new Warning("Findings", "/operations#check", check.Findings, check.At));
        return warnings;

        void Add(string key, string address, int count)
        {
            if (count > 0) warnings.Add(new Warning(key, address, count));
        }
    }

    /// <summary>All recurring work with its next and its last run.</summary>
    public async Task<IReadOnlyList<RecurringState>> Recurring(CancellationToken cancel = default)
    {
        var late = time.GetUtcNow() - Grace;
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.Kind == JobKind.Recurring).ToDictionaryAsync(j => j.Name!, cancel);
        var names = kinds.Select(k => k.Name).ToArray();
        var runs = (await db.RecurringRuns.AsNoTracking().Where(r => names.Contains(r.Name))
            .GroupBy(r => r.Name).Select(g => g.OrderByDescending(r => r.StartedAt).First()).ToListAsync(cancel)).ToDictionary(r => r.Name);
        return [.. kinds.OrderBy(k => k.Name, StringComparer.Ordinal).Select(k => Of(k, jobs.GetValueOrDefault(k.Name), runs.GetValueOrDefault(k.Name)))];

        RecurringState Of(RecurringKind kind, Job? job, RecurringRun? last) =>
            new(kind, job, last, job is { Status: JobStatus.Pending } && job.DueAt < late);
    }
}

/// <summary>Recurring work: how it is planned, its job, its last run, and whether a run that was due did not happen.</summary>
public sealed record RecurringState(RecurringKind Kind, Job? Job, RecurringRun? Last, bool DidNotRun)
{
    /// <summary>When it is due next, or was due and did not run.</summary>
    public DateTimeOffset? DueAt => Job?.DueAt;

    /// <summary>What people call it.</summary>
    public string Title => Text.Find($"Operations.Work.{Kind.Name}") ?? Kind.Name;
}
