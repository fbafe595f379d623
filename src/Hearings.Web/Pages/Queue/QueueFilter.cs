using System.Globalization;
using Hearings.Access;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Queue;

/// <summary>Whose tasks are listed.</summary>
public enum QueueScope { Mine, Held, Free, Deputy, All }

/// <summary>How near the deadline is.</summary>
public enum QueueDue { Overdue, Today, Week, None }

/// <summary>What narrows the work queue, read from the address so that it can be kept and shared; what is not understood narrows nothing.</summary>
public sealed record QueueFilter(
    QueueScope Scope, string? Words, string? Form, string? Stage, QueueDue? Due, Urgency? Urgency, Guid? Holder, QueuePlace? After)
{
    /// <summary>How many tasks are counted at most: beyond, the page says "more than".</summary>
    public const int MostCounted = 1_000;

    /// <summary>Reads the query string.</summary>
    public static QueueFilter Of(string? scope, string? words, string? form, string? stage, string? due, string? urgency, string? holder, string? after) => new(
        Named.Parse<QueueScope>(scope) ?? QueueScope.Mine, Clean(words), Clean(form), Clean(stage), Named.Parse<QueueDue>(due), Named.Parse<Urgency>(urgency),
        Guid.TryParse(holder, out var person) ? person : null, PlaceOf(after));

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => this with { After = null } != new QueueFilter(QueueScope.Mine, null, null, null, null, null, null, null);

    /// <summary>One page of tasks that fit and that this person may see, in order.</summary>
    public IQueryable<UserTask> Page(HearingsDb db, Actor actor, DateOnly today, DateOnly week, int size) => Scope == QueueScope.All
        ? Narrow(Visible(db, actor), db, actor, today, week).InOrder(After).Take(size)
        : Workflow.Queue.Page(db, actor, tasks => Narrow(tasks, db, actor, today, week), After, size);

    /// <summary>All tasks that fit and that this person may see.</summary>
    public IQueryable<UserTask> In(HearingsDb db, Actor actor, DateOnly today, DateOnly week) =>
        Narrow(Scope == QueueScope.All ? Visible(db, actor) : Workflow.Queue.Of(db, actor), db, actor, today, week);

    /// <summary>Where the page after a task begins, as it is written in an address.</summary>
    public static string PlaceAfter(UserTask last) => string.Create(CultureInfo.InvariantCulture,
        $"{(int)last.Urgency}_{last.DueOn ?? DateOnly.MaxValue:yyyyMMdd}_{last.CreatedAt.UtcTicks}_{last.Id:N}");

    // Whoever reads all cases sees their tasks; an officer sees those of the own body.
    private static IQueryable<UserTask> Visible(HearingsDb db, Actor actor)
    {
        var open = db.Tasks.Where(t => t.State == TaskState.Open);
        return actor.SeesAllBodies ? open : open.Where(t => t.BodyId == actor.BodyId && actor.BodyId != null);
    }

    private IQueryable<UserTask> Narrow(IQueryable<UserTask> tasks, HearingsDb db, Actor actor, DateOnly today, DateOnly week)
    {
        var absent = actor.StandsInFor.Select(p => p.UserId).ToArray();
        tasks = Scope switch
        {
            QueueScope.Held => tasks.Where(t => t.AssigneeId == actor.UserId),
            QueueScope.Free => tasks.Where(t => t.AssigneeId == null),
            QueueScope.Deputy => tasks.Where(t => t.AssigneeId != null && absent.Contains(t.AssigneeId.Value)
                || (t.AssigneeId == null && !actor.Roles.Contains(t.Role))),
            _ => tasks,
        };
        if (Form is { } form) tasks = tasks.Where(t => t.Form == form);
        if (Stage is { } stage) tasks = tasks.Where(t => t.Stage == stage);
        if (Urgency is { } urgency) tasks = tasks.Where(t => t.Urgency == urgency);
        if (Holder is { } holder) tasks = tasks.Where(t => t.AssigneeId == holder);
        tasks = Due switch
        {
            QueueDue.Overdue => tasks.Where(t => t.DueOn < today),
            QueueDue.Today => tasks.Where(t => t.DueOn == today),
            QueueDue.Week => tasks.Where(t => t.DueOn >= today && t.DueOn <= week),
            QueueDue.None => tasks.Where(t => t.DueOn == null),
            _ => tasks,
        };
        if (Words is not { } words) return tasks;
        var pattern = $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return tasks.Where(t => db.Cases.Any(c => c.Id == t.CaseId && EF.Functions.ILike(c.Reference, pattern))
            || db.Addressees.Any(a => a.Id == t.SubjectId && EF.Functions.ILike(a.Recommendation.Reference, pattern))
            || db.Bodies.Any(b => b.Id == t.BodyId && (EF.Functions.ILike(b.Name.Kk!, pattern) || EF.Functions.ILike(b.Name.Ru!, pattern)
                || EF.Functions.ILike(b.Name.En!, pattern) || EF.Functions.ILike(b.Code, pattern))));
    }

    private static QueuePlace? PlaceOf(string? after) =>
        after?.Split('_') is [var urgency, var due, var ticks, var id]
        && Named.Parse<Urgency>(urgency) is { } known
        && DateOnly.TryParseExact(due, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && Guid.TryParse(id, out var task)
            ? new QueuePlace(known, date, new DateTimeOffset(at, TimeSpan.Zero), task) : null;


    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
