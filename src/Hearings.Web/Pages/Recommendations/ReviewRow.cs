using Hearings.Access;
using Hearings.Bodies;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Recommendations;

/// <summary>What narrows the reviewers' queue, read from the address; what is not understood narrows nothing.</summary>
public sealed record ReviewFilter(string? Form, string? Words)
{
    private static readonly string[] Forms = [VerifyEvidence.Form, ConfirmVerification.Form];

    /// <summary>Reads the query string.</summary>
    public static ReviewFilter Of(string? work, string? words) => new(Forms.Contains(work) ? work : null, string.IsNullOrWhiteSpace(words) ? null : words.Trim());

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => Form is not null || Words is not null;

    /// <summary>The open reviews that fit.</summary>
    public IQueryable<UserTask> In(HearingsDb db)
    {
        var forms = Form is null ? Forms : [Form];
        var tasks = db.Tasks.AsNoTracking().Where(t => t.State == TaskState.Open && forms.Contains(t.Form) && t.Role == Role.Reviewer);
        if (Words is { } words)
        {
            var bodies = BodyNames.Named(db.Bodies, words).Select(b => b.Id);
            tasks = tasks.Where(t => bodies.Contains(t.BodyId!.Value) || db.Addressees.Any(a => a.Id == t.SubjectId && a.Recommendation.Reference.Contains(words)));
        }
        return tasks;
    }
}

/// <summary>A line of the reviewers' queue: a task with the evidence that it is about.</summary>
/// <param name="Verifier">Who accepted the evidence, where that waits to be confirmed.</param>
public sealed record ReviewRow(
    Guid Id, Trilingual Name, string Form, string Reference, Guid? BodyId, Trilingual Body, int Version, int Files, int Links, Guid? Verifier, DateTimeOffset Since)
{
    /// <summary>The lines of these tasks, the longest waiting first.</summary>
    public static IQueryable<ReviewRow> Of(HearingsDb db, IQueryable<UserTask> tasks) =>
        from task in tasks
        join part in db.Addressees on task.SubjectId equals part.Id
        from last in part.Submissions.Where(s => s.SubmittedAt != null && !part.Submissions.Any(o => o.SubmittedAt != null && o.Version > s.Version))
        orderby task.CreatedAt, task.Id
        select new ReviewRow(
            task.Id, task.Name, task.Form, part.Recommendation.Reference, task.BodyId,
            db.Bodies.Where(b => b.Id == task.BodyId).Select(b => b.Name).First(),
            last.Version, last.Files.Count, last.Links.Length,
            last.Verifications.Where(v => v.Verdict == Verdict.Accept && v.Confirmed == null).Select(v => (Guid?)v.By).FirstOrDefault(), task.CreatedAt);

    /// <summary>The text of what bars a reviewer from it: the own body, or the own acceptance; null where nothing does.</summary>
    public string? Bars(Actor reviewer) => BodyId == reviewer.BodyId ? "Recommendations.BarBody"
        : Form == ConfirmVerification.Form && Verifier == reviewer.UserId ? "Recommendations.BarVerifier" : null;
}
