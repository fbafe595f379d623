using Hearings.Access;
using Hearings.Bodies;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Settings;
using Hearings.Texts;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>
/// The reminder ladder, climbed every working morning: each rung once for a body's part and due date, and only the highest
/// one reached; those below it that nobody climbed in time are marked as passed over. Evidence stops it. Where a body has
/// nobody to be reminded, the secretaries are told so; where there are none either, the rung waits to be climbed.
/// </summary>
public sealed class RemindAddressees(HearingsDb db, CurrentCalendar calendar, CurrentSettings settings, NoticeDesk notices) : IRecurring
{
    /// <summary>The name of the recurring work.</summary>
    public const string Name = "remind-addressees";

    /// <summary>Every day at nine in Almaty; on days off nothing is sent.</summary>
    public const string Cron = "0 9 * * *";

    private const int Page = 500;

    /// <inheritdoc/>
    public async Task Run(RecurringCall call, CancellationToken cancel)
    {
        var (today, days) = (LocalTime.DateOf(call.Now), await calendar.Get(cancel));
        if (!days.IsWorking(today))
        {
            call.Say("Operations.DayOff");
            return;
        }
        var rungs = (await settings.Get(today, cancel)).ReminderRungs.Order().ToArray();
        if (rungs.Length == 0) return;
        // Nobody's lowest rung lies so far ahead; the index on the due date narrows the reading to who may be reminded.
        var horizon = days.Add(today, Math.Max(0, -rungs[0]) + 1);
        var sent = 0;
        for (var after = Guid.Empty; ;)
        {
            var page = await db.Addressees.AsNoTracking().Where(a => a.Id > after && a.DueOn <= horizon && a.EndedAt == null
                    && (a.Status == AddresseeStatus.Evidence || (a.Status == AddresseeStatus.Answer && a.Answer == null)))
                .OrderBy(a => a.Id).Take(Page)
                .Select(a => new Part(a.Id, a.BodyId, a.DueOn!.Value, a.DueSetOn!.Value, a.Recommendation.Reference, a.Recommendation.Text, a.Recommendation.CaseId))
                .ToListAsync(cancel);
            if (page.Count == 0) break;
            after = page[^1].Id;
            sent += await Remind(page, rungs, days, today, call.Now, cancel);
        }
        call.Say("Recommendations.RemindersSent", sent);
    }

    /// <summary>Which of the rungs have been reached on a day: those whose day lies on it or before it.</summary>
    public static IEnumerable<int> Reached(IEnumerable<int> rungs, DateOnly due, DateOnly today, WorkingCalendar days)
    {
        var place = days.Between(due, today);
        return rungs.Where(rung => rung <= place);
    }

    private async Task<int> Remind(List<Part> page, int[] rungs, WorkingCalendar days, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        var (ids, bodies) = (page.ConvertAll(p => p.Id), page.Select(p => p.BodyId).Distinct().ToArray());
        var known = (await db.Reminders.AsNoTracking().Where(r => ids.Contains(r.AddresseeId)).ToListAsync(cancel)).ToLookup(r => (r.AddresseeId, r.DueOn), r => r.Rung);
        var officers = (await BodyOfficers.Of(db).Where(u => bodies.Contains(u.BodyId!.Value))
            .Select(u => new { u.Id, u.BodyId }).ToListAsync(cancel)).ToLookup(u => u.BodyId!.Value, u => u.Id);
        var silent = await db.Bodies.Where(b => bodies.Contains(b.Id)).WithoutOfficer(db).Select(b => new { b.Id, b.Name }).ToDictionaryAsync(b => b.Id, b => b.Name, cancel);
        var secretaries = silent.Count == 0 ? [] : await Person.With(db, Role.Secretary).Select(u => u.Id).ToListAsync(cancel);
        var drafts = new List<NoticeDraft>();
        foreach (var part in page)
        {
            var reached = Reached(rungs, part.DueOn, today, days).Except(known[(part.Id, part.DueOn)]).ToArray();
            // A rung that lay behind when the due date was set was never to be climbed.
            var climbed = reached.Except(Reached(rungs, part.DueOn, part.DueSetOn, days)).DefaultIfEmpty(int.MinValue).Max();
            if (known[(part.Id, part.DueOn)].Any(rung => rung > climbed)) climbed = int.MinValue;
            var body = silent.GetValueOrDefault(part.BodyId);
            if (climbed != int.MinValue && body is not null && secretaries.Count == 0) continue;
            foreach (var rung in reached)
                db.Reminders.Add(new Reminder { AddresseeId = part.Id, DueOn = part.DueOn, Rung = rung, At = now, PassedOver = rung != climbed });
            if (climbed == int.MinValue) continue;
            var left = days.Between(today, part.DueOn);
            drafts.Add(body is null ? Draft(left < 0 ? "EvidenceOverdue" : "EvidenceDue", part, climbed, left, null, [.. officers[part.BodyId]])
                : Draft("NobodyToRemind", part, climbed, left, body, secretaries));
        }
        await notices.Add(drafts, cancel);
        return drafts.Count;
    }

    private static NoticeDraft Draft(string kind, Part part, int rung, int left, Trilingual? body, IReadOnlyCollection<Guid> people) =>
        new(kind, $"{part.Id:N}:{BeginRemediation.IsoDay(part.DueOn)}:{rung}", people, new
        {
            body,
            recommendation = part.Reference,
            text = part.Text,
            dueOn = part.DueOn,
            left = NoticeDraft.InAll(() => left switch
            {
                0 => Text.Get("Recommendations.DueToday"),
                > 0 => Text.Count("Recommendations.DueIn", left),
                _ => Text.Count("Recommendations.OverdueBy", -left),
            }),
        })
        {
            Link = $"/recommendations/{part.Reference}",
            CaseId = part.CaseId,
            BodyId = part.BodyId,
            SubjectId = part.Id,
        };

    private sealed record Part(Guid Id, Guid BodyId, DateOnly DueOn, DateOnly DueSetOn, string Reference, Trilingual Text, Guid? CaseId);
}
