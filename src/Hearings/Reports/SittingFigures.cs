using Hearings.Calendar;
using Hearings.Database;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Reports;

/// <summary>Computes what the report says of the Commission's own meetings in a calendar year.</summary>
internal static class SittingFigures
{
    /// <summary>The sittings held in the year, by date; the business by kind; the votes.</summary>
    public static async Task<(List<SittingLine> Sittings, List<KindCount> Business, VoteCount Votes)> Of(HearingsDb db, int year, CancellationToken cancel)
    {
        var (from, to) = (LocalTime.At(new(year, 1, 1), default), LocalTime.At(new(year + 1, 1, 1), default));
        var held = db.Sittings.AsNoTracking().Where(s => s.StartsAt >= from && s.StartsAt < to && (s.Status == SittingStatus.Ended || s.Status == SittingStatus.Approved));
        var sittings = await held.Select(s => new
        {
            s.Reference, s.StartsAt, s.Status,
            Invited = s.Invitations.Count(i => i.MemberId != null),
            Came = s.Presences.Where(p => p.MemberId != null).Select(p => p.MemberId).Distinct().Count(),
        }).ToListAsync(cancel);
        var items = await held.SelectMany(s => s.Items, (s, i) => new { s.Reference, i.Kind, i.Status, i.Vote }).ToListAsync(cancel);
        var lines = sittings.OrderBy(s => s.StartsAt).ThenBy(s => s.Reference, StringComparer.Ordinal).Select(s => new SittingLine(
            s.Reference, LocalTime.DateOf(s.StartsAt), s.Invited, s.Came,
            items.Count(i => i.Reference == s.Reference && i.Kind == AgendaKind.Case), items.Count(i => i.Reference == s.Reference && i.Kind != AgendaKind.Case),
            items.Count(i => i.Reference == s.Reference && i.Status == ItemStatus.PutOff), s.Status == SittingStatus.Approved));
        var business = Enum.GetValues<AgendaKind>().Select(kind => new KindCount(
            kind, items.Count(i => i.Kind == kind && i.Status == ItemStatus.Decided), items.Count(i => i.Kind == kind && i.Status == ItemStatus.PutOff)));
        var votes = items.Select(i => i.Vote).OfType<Vote>().Where(v => v.ClosedAt is not null).ToList();
        return ([.. lines], [.. business], new VoteCount(
            votes.Count, votes.Count(v => v.Carried == true), votes.Count(v => v.ChairDecided), votes.Sum(v => v.For), votes.Sum(v => v.Against), votes.Sum(v => v.Abstained)));
    }
}
