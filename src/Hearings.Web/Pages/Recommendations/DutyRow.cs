using Hearings.Access;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Web.Components;
using Hearings.Web.Pages.Tasks;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Recommendations;

/// <summary>How near a duty's due date is.</summary>
public enum DutyGroup { Overdue, Week, Later }

/// <summary>What narrows the duties of the own body, read from the address.</summary>
public sealed record DutyFilter(string? Words)
{
    /// <summary>Reads the query string.</summary>
    public static DutyFilter Of(string? words) => new(string.IsNullOrWhiteSpace(words) ? null : words.Trim());

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => Words is not null;

    /// <summary>The open tasks of the own body's officers that fit, what is due first before what is due later.</summary>
    public IQueryable<UserTask> In(HearingsDb db, Actor actor)
    {
        var tasks = db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open && t.BodyId == actor.BodyId && (t.Role == Role.Signer || t.Role == Role.Loader));
        if (Words is { } words)
        {
            var pattern = SearchPattern.Of(words);
            tasks = tasks.Where(t => db.Cases.Any(c => c.Id == t.CaseId && EF.Functions.ILike(c.Reference, pattern))
                || db.Addressees.Any(a => a.Id == t.SubjectId && (EF.Functions.ILike(a.Recommendation.Reference, pattern) || EF.Functions.ILike(a.Recommendation.Text.Kk!, pattern)
                    || EF.Functions.ILike(a.Recommendation.Text.Ru!, pattern) || EF.Functions.ILike(a.Recommendation.Text.En!, pattern))));
        }
        return tasks.OrderBy(t => t.DueOn == null).ThenBy(t => t.DueOn).ThenBy(t => t.CreatedAt).ThenBy(t => t.Id);
    }
}

/// <summary>A duty of a body: the task, its process's name, and the body's part in a recommendation where it is about one.</summary>
public sealed record DutyRow(UserTask Task, string Process, DutyPart? Part)
{
    /// <summary>The duties of these tasks, in their order.</summary>
    public static IQueryable<DutyRow> Of(HearingsDb db, IQueryable<UserTask> tasks) => tasks.Select(t => new DutyRow(
        t,
        db.Instances.Where(i => i.Id == t.InstanceId).Select(i => i.BusinessKey).First(),
        db.Addressees.Where(a => a.Id == t.SubjectId).Select(a => new DutyPart(a.Recommendation.Reference, a.Recommendation.Text, a.DueSetOn,
            a.Submissions.Where(s => s.SubmittedAt == null).Select(s => (int?)s.Version).FirstOrDefault())).FirstOrDefault()));

    /// <summary>What it is about.</summary>
    public TaskSubject Subject => TaskSubject.Of(Part?.Reference, Process);

    /// <summary>From when its term runs.</summary>
    public DateOnly From => SubmitEvidence.TermFrom(Task, Part?.DueSetOn);
}

/// <summary>A body's part in a recommendation, as a duty shows it; <paramref name="Prepared"/> is the version that waits for a signature.</summary>
public sealed record DutyPart(string Reference, Trilingual Text, DateOnly? DueSetOn, int? Prepared);
