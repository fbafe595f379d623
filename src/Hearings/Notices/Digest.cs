using Hearings.Access;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Texts;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Notices;

/// <summary>
/// Once on each working day, whoever shares a queue with others (secretary, reviewer, chair) is told what is open in it.
/// Nobody is told of nothing.
/// </summary>
public sealed class Digest(HearingsDb db, NoticeDesk desk, CurrentCalendar calendar) : IRecurring
{
    /// <summary>The name of the work.</summary>
    public const string Name = "digest";

    /// <summary>Half past eight in Almaty.</summary>
    public const string Cron = "30 8 * * *";

    private const string Kind = "Digest";
    private const int Lines = 10;
    private static readonly Role[] Shared = [Role.Secretary, Role.Reviewer, Role.Chair];

    /// <inheritdoc/>
    public async Task Run(RecurringCall call, CancellationToken cancel)
    {
        var today = LocalTime.DateOf(call.Now);
        if (!(await calendar.Get(cancel)).IsWorking(today))
        {
            call.Say("Operations.DayOff");
            return;
        }
        var people = await Person.With(db, Shared).AsNoTracking().ToListAsync(cancel);
        var ids = people.ConvertAll(p => p.Id);
        var last = await db.Notices.Where(n => n.Kind == Kind && ids.Contains(n.RecipientId)).GroupBy(n => n.RecipientId)
            .Select(g => new { g.Key, At = g.Max(n => n.CreatedAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        var roles = await Person.Roles(db, ids, cancel);
        var drafts = new List<NoticeDraft>();
        // A few people, each with a queue of their own: what is open for them is counted where it lies.
        foreach (var person in people)
        {
            var queue = Queue.Of(db, new Actor(person.Id, person.Name, [.. roles[person.Id].Intersect(Shared)]));
            if (await Write(person, queue, last.GetValueOrDefault(person.Id), today, cancel) is { } draft) drafts.Add(draft);
        }
        await desk.Add(drafts, cancel);
        call.Say("Operations.DigestsWritten", drafts.Count, people.Count);
    }

    private async Task<NoticeDraft?> Write(User person, IQueryable<UserTask> queue, DateTimeOffset last, DateOnly today, CancellationToken cancel)
    {
        var counts = await queue.GroupBy(_ => 1).Select(g => new { Open = g.Count(), Fresh = g.Count(t => t.CreatedAt > last), Late = g.Count(t => t.DueOn < today) }).SingleOrDefaultAsync(cancel);
        if (counts is null) return null;
        var first = await queue.InOrder(null).Take(Lines)
            .Select(t => new { t.Name, t.DueOn, Case = db.Cases.Where(c => c.Id == t.CaseId).Select(c => c.Reference).FirstOrDefault() }).ToListAsync(cancel);
        return new NoticeDraft(Kind, today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), [person.Id], new
        {
            day = today,
            open = counts.Open,
            fresh = counts.Fresh,
            late = counts.Late,
            lines = NoticeDraft.InAll(() => string.Join('\n', first.Select(t => "– " + string.Join(" · ", new[] { t.Name.ToString(), t.Case, t.DueOn is { } due ? Text.ShortDate(due) : null }
                .Where(part => part is not null))).Concat(counts.Open > Lines ? [Text.Get("Notices.AndMore", counts.Open - Lines)] : []))),
        })
        { Link = "/" };
    }
}
