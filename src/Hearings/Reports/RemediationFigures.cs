using Hearings.Calendar;
using Hearings.Database;
using Hearings.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Reports;

/// <summary>Computes what the report says of a year's recommendations and of what followed them.</summary>
internal static class RemediationFigures
{
    /// <summary>
    /// The recommendations that the sittings of a calendar year adopted, by reference, the responsible body first; drafts and
    /// what fell with a lost motion are none.
    /// </summary>
    public static async Task<(List<RecommendationLine> Parts, FollowUpCount FollowUp)> Of(HearingsDb db, int year, CancellationToken cancel)
    {
        var (from, to) = (LocalTime.At(new(year, 1, 1), default), LocalTime.At(new(year + 1, 1, 1), default));
        var adopted = db.Recommendations.AsNoTracking().Where(r => (r.InForceOn != null || r.Status == RecommendationStatus.Adopted)
            && (r.SittingId == null ? r.DraftedAt >= from && r.DraftedAt < to : db.Sittings.Any(s => s.Id == r.SittingId && s.StartsAt >= from && s.StartsAt < to)));
        var rows = await adopted.SelectMany(r => r.Addressees, (r, a) => new
        {
            r.Reference, r.Status, r.Text, a.IsResponsible, a.DueOn, a.Answer, Part = a.Status,
            Body = db.Bodies.Where(b => b.Id == a.BodyId).Select(b => new { b.Code, b.Name }).First(),
            Case = db.Cases.Where(c => c.Id == r.CaseId).Select(c => c.Reference).FirstOrDefault(),
            HeldAt = db.Sittings.Where(s => s.Id == r.SittingId).Select(s => (DateTimeOffset?)s.StartsAt).FirstOrDefault(),
        }).ToListAsync(cancel);
        var parts = adopted.SelectMany(r => r.Addressees);
        var verdicts = await parts.SelectMany(a => a.Submissions).SelectMany(s => s.Verifications).GroupBy(v => new { v.Verdict, v.Confirmed })
            .Select(g => new { g.Key.Verdict, g.Key.Confirmed, Count = g.Count() }).ToListAsync(cancel);
        int Judged(Verdict verdict, bool? confirmed = null) => verdicts.Find(v => v.Verdict == verdict && v.Confirmed == confirmed)?.Count ?? 0;
        var steps = await parts.SelectMany(a => a.NextSteps).Where(s => s.Status == NextStepStatus.Confirmed).GroupBy(s => s.Kind)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var times = await parts.SelectMany(a => a.Extensions).GroupBy(e => e.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return (
            [.. rows.OrderBy(r => r.Reference, StringComparer.Ordinal).ThenByDescending(r => r.IsResponsible).ThenBy(r => r.Body.Code, StringComparer.Ordinal)
                .Select(r => new RecommendationLine(r.Reference, r.Case, r.Body.Code, r.Body.Name,
                    r.HeldAt is { } held ? LocalTime.DateOf(held) : null, r.DueOn, r.Status, r.Part, r.Answer, r.Text))],
            new FollowUpCount(
                await parts.SelectMany(a => a.Submissions).CountAsync(s => s.SubmittedAt != null, cancel),
                Judged(Verdict.Accept, true), Judged(Verdict.Accept, false), Judged(Verdict.Return), Judged(Verdict.Reject),
                times.Values.Sum(), times.GetValueOrDefault(ExtensionStatus.Granted),
                await db.Reminders.CountAsync(r => !r.PassedOver && parts.Any(a => a.Id == r.AddresseeId), cancel),
                steps.GetValueOrDefault(NextStepKind.Reminder) + steps.GetValueOrDefault(NextStepKind.LetterToHead),
                steps.GetValueOrDefault(NextStepKind.AgendaItem)));
    }
}
