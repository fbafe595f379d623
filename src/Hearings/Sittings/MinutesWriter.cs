using Hearings.Access;
using Hearings.Bodies;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>Puts the document of a sitting's minutes together from what was recorded and what was edited.</summary>
public sealed class MinutesWriter(HearingsDb db)
{
    /// <summary>The minutes as approved, or the draft as it now stands.</summary>
    public async Task<MinutesDocument> Of(Sitting sitting, Minutes minutes, CancellationToken cancel = default) =>
        minutes.Content is { } content ? MinutesDocument.Read(content) : await Compose(sitting, minutes, null, null, cancel);

    /// <summary>The document to be approved on a day by a person.</summary>
    public Task<MinutesDocument> ForApproval(Sitting sitting, Minutes minutes, Guid? by, DateOnly on, CancellationToken cancel = default) =>
        Compose(sitting, minutes, by, on, cancel);

    private async Task<MinutesDocument> Compose(Sitting sitting, Minutes minutes, Guid? approver, DateOnly? approvedOn, CancellationToken cancel)
    {
        var ballots = sitting.Items.SelectMany(i => i.Vote?.Ballots ?? []).Select(b => b.MemberId);
        var ids = sitting.Invitations.Select(i => i.MemberId).Concat(sitting.Presences.Select(p => p.MemberId)).OfType<Guid>().Concat(ballots)
            .Concat(sitting.Items.Select(i => i.PresidedBy).OfType<Guid>()).Append(sitting.ChairedBy).Append(minutes.DraftedBy ?? Guid.Empty).Append(approver ?? Guid.Empty).Distinct().ToArray();
        var people = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, cancel);
        var recommendations = await db.Recommendations.Include(r => r.Addressees)
            .Where(r => r.SittingId == sitting.Id && r.Status != RecommendationStatus.Draft && r.Status != RecommendationStatus.Withdrawn)
            .OrderBy(r => r.Reference).ToListAsync(cancel);
        var rules = await VoteSources.History(db, cancel);
        var bodyIds = sitting.Items.Select(i => i.BodyId).Concat(sitting.Presences.Select(p => p.BodyId)).OfType<Guid>()
            .Concat(recommendations.SelectMany(r => r.Addressees).Select(a => a.BodyId)).Distinct().ToArray();
        var bodies = await db.Bodies.AsNoTracking().Where(b => bodyIds.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Name, cancel);
        var caseIds = sitting.Items.Select(i => i.CaseId).OfType<Guid>().ToArray();
        var cases = await db.Cases.AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Reference, cancel);
        var members = sitting.Invitations.Select(i => i.MemberId).Concat(sitting.Presences.Select(p => p.MemberId)).OfType<Guid>().Distinct()
            .Where(people.ContainsKey).OrderBy(id => people[id].Name, StringComparer.Ordinal).ToList();
        return new MinutesDocument
        {
            Reference = sitting.Reference,
            StartsAt = sitting.StartsAt,
            OpenedAt = sitting.OpenedAt ?? sitting.StartsAt,
            EndedAt = sitting.EndedAt ?? sitting.EndsAt,
            Place = sitting.Place,
            IsOpenToPublic = sitting.IsOpenToPublic,
            ClosedGround = sitting.ClosedGround,
            Chair = Named(sitting.ChairedBy),
            Secretary = Named(minutes.DraftedBy),
            Present = [.. members.Where(id => Presence(sitting, id) is not null).Select(id => Timed(people[id], Presence(sitting, id)!.Value))],
            Absent = [.. members.Where(id => Presence(sitting, id) is null)
                .Select(id => new MinutesPerson(people[id].Name, people[id].Post, Remark: sitting.Invitations.Find(i => i.MemberId == id && i.Reply == InvitationReply.Declined)?.Remark))],
            Guests = [.. sitting.Presences.Where(p => p.BodyId is not null).OrderBy(p => p.ArrivedAt).ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => new MinutesPerson(p.Name, bodies[p.BodyId!.Value], p.ArrivedAt, p.LeftAt))],
            Opening = minutes.Opening,
            Items = [.. sitting.Agenda.Select(Item)],
            ApprovedOn = approvedOn,
            ApprovedBy = approver is null ? null : Named(approver),
        };

        MinutesPerson Named(Guid? id) => id is { } known && people.TryGetValue(known, out var user) ? new(user.Name, user.Post) : new("", new());

        MinutesItem Item(AgendaItem item)
        {
            var part = minutes.Parts.Find(p => p.ItemId == item.Id);
            return new MinutesItem
            {
                Id = item.Id,
                Number = item.Number,
                Kind = item.Kind,
                Title = item.Title,
                Case = item.CaseId is { } @case ? cases[@case] : null,
                Presiding = item.PresidedBy is { } presiding ? Named(presiding) : null,
                Recused = [.. members.Where(id => people[id].BodyId is { } body && body == item.BodyId && Presence(sitting, id) is not null).Select(id => people[id].Name)],
                Heard = part?.Heard ?? item.Discussion,
                Vote = item.Vote is { IsOpen: false } vote ? new MinutesVote(vote.Motion, vote.Entitled, vote.Present, vote.QuorumNeeded, vote.Quorum,
                    vote.Majority, vote.MajorityOf, vote.For, vote.Against, vote.Abstained, vote.ChairDecided, vote.Carried,
                    [.. vote.Ballots.Select(b => new MinutesBallot(Named(b.MemberId).Name, b.Choice)).OrderBy(b => b.Name, StringComparer.Ordinal)],
                    VoteSources.Of(rules, vote.EndedAt!.Value)) : null,
                Status = item.Status,
                Outcome = item.Outcome,
                Decided = part?.Decided ?? item.Decision,
                Recommendations = [.. recommendations.Where(r => r.AgendaItemId == item.Id).Select(r => new MinutesRecommendation(
                    r.Reference, r.Text, r.Criterion, bodies[r.Addressees.Single(a => a.IsResponsible).BodyId],
                    [.. r.Addressees.Where(a => !a.IsResponsible).OrderBy(a => bodies[a.BodyId].In(Language.Kk), StringComparer.Ordinal).ThenBy(a => a.BodyId).Select(a => bodies[a.BodyId])],
                    r.Term, r.DateNamed, r.DueOn, r.DueMovedFrom))],
            };
        }
    }

    private static (DateTimeOffset From, DateTimeOffset? Until)? Presence(Sitting sitting, Guid member)
    {
        var times = sitting.Presences.Where(p => p.MemberId == member).ToList();
        return times.Count == 0 ? null : (times.Min(p => p.ArrivedAt), times.Max(p => p.LeftAt));
    }

    private static MinutesPerson Timed(User user, (DateTimeOffset From, DateTimeOffset? Until) time) => new(user.Name, user.Post, time.From, time.Until);
}
