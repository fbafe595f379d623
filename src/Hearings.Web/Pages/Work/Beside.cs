using Hearings.Access;
using Hearings.Bodies;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Monitoring;
using Hearings.Recommendations;
using Hearings.Reports;
using Hearings.Sittings;
using Hearings.Texts;
using Hearings.Web.Pages.Bodies;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Work;

/// <summary>Something that waits for a person beside the tasks of procedures: what, where, and since or until when.</summary>
public sealed record Beside(string Text, string Href, DateTimeOffset? At = null);

/// <summary>Finds what waits for a person beside tasks: minutes, invitations, reports, rounds, evidence to prepare, bodies where nobody answers.</summary>
public sealed class BesideTasks(HearingsDb db, TimeProvider time)
{
    private const int Most = 10;

    /// <summary>What waits for this person, the most pressing kind first; ten of a kind at most.</summary>
    public async Task<IReadOnlyList<Beside>> Of(Actor actor, CancellationToken cancel = default)
    {
        var (now, found) = (time.GetUtcNow(), new List<Beside>());
        if (actor.IsAny(Role.Chair, Role.Member, Role.Signer, Role.Loader)) await Invitations(actor, now, found, cancel);
        if (actor.IsAny(Role.Chair, Role.Member, Role.Secretary)) await Sittings(actor, found, cancel);
        if (actor.IsAny(Role.Chair, Role.Secretary, Role.Analyst)) await Reports(actor, found, cancel);
        if (actor.IsAny(Role.Analyst, Role.Secretary))
            found.AddRange(await db.Rounds.AsNoTracking().Where(r => r.Status == RoundStatus.Draft).OrderBy(r => r.CreatedAt).ThenBy(r => r.Code).Take(Most)
                .Select(r => new Beside(Text.Get("Work.DraftRound", r.Title), $"/rounds/{r.Code}", r.CreatedAt)).ToListAsync(cancel));
        if (actor.Is(Role.Loader))
            found.AddRange((await db.Addressees.AsNoTracking().Where(a => a.BodyId == actor.BodyId && a.Status == AddresseeStatus.Evidence && a.Submissions.All(s => s.SubmittedAt != null))
                .OrderBy(a => a.DueOn).ThenBy(a => a.Recommendation.Reference).Take(Most).Select(a => new { a.Recommendation.Reference, a.DueOn }).ToListAsync(cancel))
                .Select(a => new Beside(Text.Get("Work.Prepare", a.Reference, a.DueOn), "/portal")));
        if (actor.IsAny(Role.Administrator, Role.Secretary) && await db.Bodies.WithoutOfficer(db).WithDuty(db).CountAsync(cancel) is var unanswered and > 0)
            found.Add(new(Text.Count("Work.NobodyToAnswer", unanswered), $"/bodies?nobody={NobodyToAnswer.Due}"));
        if (actor.IsAny(Role.Administrator, Role.Secretary)) await Calendar(now, found, cancel);
        if (actor.IsAny(Role.Administrator, Role.Auditor) && await db.Incidents.CountAsync(i => i.ResolvedAt == null && i.RetryAt == null, cancel) is var incidents and > 0)
            found.Add(new(Text.Count("Work.Incidents", incidents), "/operations/incidents?scope=Person"));
        if (actor.Is(Role.Auditor)) await Approved(now, found, cancel);
        return found;
    }

    private async Task Invitations(Actor actor, DateTimeOffset now, List<Beside> found, CancellationToken cancel) =>
        found.AddRange((await db.Invitations.AsNoTracking()
            .Where(i => i.Reply == null && (i.MemberId != null ? i.MemberId == actor.UserId : i.BodyId == actor.BodyId))
            .Join(db.Sittings.Where(s => s.Status == SittingStatus.Called && s.StartsAt > now
                && (actor.SeesAllBodies || s.Items.Any(i => i.BodyId == actor.BodyId && i.EndedAt == null))), i => i.SittingId, s => s.Id, (_, s) => new { s.Reference, s.StartsAt })
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Reference).Take(Most).ToListAsync(cancel))
            .Select(s => new Beside(Text.Get("Work.Invitation", s.Reference, s.StartsAt), $"/sittings/{s.Reference}")));

    private async Task Sittings(Actor actor, List<Beside> found, CancellationToken cancel)
    {
        var ended = await db.Sittings.AsNoTracking().Include(s => s.Items).Where(s => s.Status == SittingStatus.Ended)
            .OrderBy(s => s.EndedAt).ThenBy(s => s.Reference).Take(Most)
            .Select(s => new { Sitting = s, Drafted = db.Minutes.Any(m => m.SittingId == s.Id) }).ToListAsync(cancel);
        found.AddRange(ended.Where(s => s.Drafted ? s.Sitting.IsApprovedBy(actor) : actor.Is(Role.Secretary)).Select(s => new Beside(
            Text.Get(s.Drafted ? "Work.ApproveMinutes" : "Work.DraftMinutes", s.Sitting.Reference), $"/sittings/{s.Sitting.Reference}/minutes", s.Sitting.EndedAt)));
    }

    private async Task Reports(Actor actor, List<Beside> found, CancellationToken cancel)
    {
        var editions = await db.Editions.AsNoTracking().Where(e => e.Status == EditionStatus.Compiled || e.Status == EditionStatus.Approved || e.Status == EditionStatus.Returned)
            .Select(e => new { e.Year, e.Number, e.Status, e.CompiledAt, e.DecidedAt, Last = !db.Editions.Any(n => n.Year == e.Year && n.Number > e.Number) }).ToListAsync(cancel);
        foreach (var edition in editions.Where(e => e.Last).OrderBy(e => e.Year))
        {
            var key = (edition.Status, actor) switch
            {
                (EditionStatus.Compiled, _) when actor.Is(Role.Chair) => "Work.ApproveReport",
                (EditionStatus.Approved, _) when actor.Is(Role.Secretary) => "Work.SendReport",
                (EditionStatus.Returned, _) when actor.IsAny(Role.Analyst, Role.Secretary) => "Work.ReturnedReport",
                _ => null,
            };
            if (key is not null) found.Add(new(Text.Get(key, edition.Year, edition.Number), $"/reports/{edition.Year}", edition.DecidedAt ?? edition.CompiledAt));
        }
    }

    private async Task Calendar(DateTimeOffset now, List<Beside> found, CancellationToken cancel)
    {
        // Deadlines reach into the next year from the autumn on.
        var today = LocalTime.DateOf(now);
        var years = today.Month < 9 ? new[] { today.Year } : [today.Year, today.Year + 1];
        var confirmed = await db.CalendarYears.Where(y => y.Confirmed && years.Contains(y.Year)).Select(y => y.Year).ToListAsync(cancel);
        found.AddRange(years.Except(confirmed).Select(year => new Beside(Text.Get("Work.UnconfirmedCalendar", year), $"/calendar?year={year}")));
    }

    private async Task Approved(DateTimeOffset now, List<Beside> found, CancellationToken cancel)
    {
        var since = now.AddDays(-60);
        found.AddRange(await db.Minutes.AsNoTracking().Where(m => m.ApprovedAt >= since).OrderByDescending(m => m.ApprovedAt).ThenBy(m => m.SittingId).Take(Most)
            .Join(db.Sittings, m => m.SittingId, s => s.Id, (m, s) => new Beside(Text.Get("Work.SealedMinutes", s.Reference), $"/sittings/{s.Reference}/minutes", m.ApprovedAt)).ToListAsync(cancel));
    }
}
