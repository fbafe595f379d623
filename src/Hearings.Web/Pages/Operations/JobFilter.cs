using Hearings.Database;
using Hearings.Web.Components;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Operations;

/// <summary>Which jobs are listed: those that need attention, those of them that are repeated, one status, or all.</summary>
public enum JobScope { Attention, Retried, Failed, Uncertain, Pending, Running, Done, Cancelled, All }

/// <summary>What narrows the list of jobs, read from the address; what is not understood narrows nothing.</summary>
public sealed record JobFilter(JobScope Scope, JobKind? Kind, string? Words, Guid? After)
{
    /// <summary>Reads the query string.</summary>
    public static JobFilter Of(string? scope, string? kind, string? words, string? after) => new(
        Named.Parse<JobScope>(scope) ?? JobScope.Attention, Named.Parse<JobKind>(kind), string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Guid.TryParse(after, out var place) ? place : null);

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => Scope != JobScope.Attention || Kind is not null || Words is not null;

    /// <summary>
    /// The first jobs that fit after a place, the newest first. Each branch walks its own stretch of an index, so that a page
    /// costs the same however many jobs there are; words are looked for among the newest that fit otherwise.
    /// </summary>
    public IQueryable<Job> Page(HearingsDb db, int size)
    {
        if (Words is not { } words) return Newest(db, After, size);
        var pattern = SearchPattern.Of(words);
        var found = Newest(db, null, Bounds.Searched).Where(j => EF.Functions.ILike(j.Key, pattern) || EF.Functions.ILike(j.Error!, pattern));
        return InOrder(found, After).Take(size);
    }

    /// <summary>All jobs that fit, the newest first.</summary>
    public IQueryable<Job> In(HearingsDb db) => Words is null ? InOrder(Narrow(db), After) : Page(db, Bounds.Searched);

    private IQueryable<Job> Newest(HearingsDb db, Guid? after, int size) =>
        InOrder(Branches(db).Select(b => InOrder(b, after).Take(size)).Aggregate((all, next) => all.Concat(next)), null).Take(size);

    // One for each kind and status where only one of the two is chosen: the index begins with both.
    private IEnumerable<IQueryable<Job>> Branches(HearingsDb db)
    {
        if (Scope is JobScope.Attention or JobScope.Retried || (Scope == JobScope.All && Kind is null)) return [Narrow(db)];
        var kinds = Kind is { } chosen ? [chosen] : Enum.GetValues<JobKind>();
        var statuses = Status is { } only ? [only] : Enum.GetValues<JobStatus>();
        return kinds.SelectMany(kind => statuses, (kind, status) => db.Jobs.AsNoTracking().Where(j => j.Kind == kind && j.Status == status));
    }

    private IQueryable<Job> Narrow(HearingsDb db)
    {
        var jobs = db.Jobs.AsNoTracking();
        if (Kind is { } kind) jobs = jobs.Where(j => j.Kind == kind);
        if (Status is { } status) jobs = jobs.Where(j => j.Status == status);
        // The very expressions of the index.
        return Scope switch
        {
            JobScope.Attention => jobs.Where(j => j.Status == JobStatus.Failed || j.Status == JobStatus.Uncertain || (j.Status == JobStatus.Pending && j.Attempts > 0)),
            JobScope.Retried => jobs.Where(j => j.Status == JobStatus.Pending && j.Attempts > 0),
            _ => jobs,
        };
    }

    private JobStatus? Status => Scope is JobScope.Attention or JobScope.Retried or JobScope.All ? null : Enum.Parse<JobStatus>(Scope.ToString());

    // The keys are made in the order of time.
    private static IQueryable<Job> InOrder(IQueryable<Job> jobs, Guid? after)
    {
        if (after is { } place) jobs = jobs.Where(j => j.Id < place);
        return jobs.OrderByDescending(j => j.Id);
    }
}
