using System.Collections.Immutable;
using Hearings.Access;
using Hearings.Cases;
using Hearings.Recommendations;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Simulation;

/// <summary>A sitting from the answers to its invitations to its minutes: presence, each item's discussion, vote and decision.</summary>
internal sealed class SittingDay(Office office, People people, Cast cast)
{
    private const int PhoneVoters = 3;

    /// <summary>Members and bodies answer their invitations.</summary>
    public async Task Reply(Guid id, string reference, CancellationToken cancel)
    {
        var invitations = await office.Ask(db => db.Invitations.Where(i => i.SittingId == id)
            .Select(i => new { i.Id, i.MemberId, i.BodyId, Body = db.Bodies.Where(b => b.Id == i.BodyId).Select(b => b.Code).FirstOrDefault() }).ToListAsync(cancel));
        foreach (var (invitation, actor, key) in invitations
            .Select(i => (i, Actor: i.BodyId is { } body ? cast.Signer(body) : cast.Member(i.MemberId!.Value), Key: i.Body is null ? "" : i.Body))
            .OrderBy(i => i.Key, StringComparer.Ordinal).ThenBy(i => Place(i.Actor)).Where(i => people.Replies(Name(i.Actor, i.Key), reference)))
        {
            var comes = invitation.BodyId is not null || people.Attends(Name(actor, key), reference, actor == cast.Chair);
            await office.Do((ReplyToInvitationHandler h) => h.Handle(new(
                id, invitation.Id, comes ? InvitationReply.Accepted : InvitationReply.Declined,
                invitation.BodyId is null ? null : Phrases.Representative, comes ? null : Phrases.Trip), actor, cancel));
        }
    }

    /// <summary>Holds it.</summary>
    public async Task Hold(Guid id, string reference, CancellationToken cancel)
    {
        await office.Do((OpenSittingHandler h) => h.Handle(new(id), cast.Secretary, cancel));
        var present = cast.Members.Where(m => people.Attends(Name(m, ""), reference, m == cast.Chair)).ToList();
        await office.Do((RecordPresenceHandler h) => h.Handle(new(id, [.. present.Select(m => m.UserId!.Value)]), cast.Secretary, cancel));
        var items = await office.Ask(db => db.AgendaItems.Where(i => i.SittingId == id).OrderBy(i => i.Number).Select(i => new Item(
            i.Id, i.Kind, i.BodyId, db.Bodies.Where(b => b.Id == i.BodyId).Select(b => b.Code).FirstOrDefault(),
            db.Cases.Where(c => c.Id == i.CaseId).Select(c => c.Reference).FirstOrDefault(),
            db.Cases.Where(c => c.Id == i.CaseId).Select(c => c.Lowest).FirstOrDefault(),
            db.Hearings.Count(h => h.CaseId == i.CaseId), i.Number,
            db.Results.Where(r => r.BodyId == i.BodyId && db.Cases.Any(c => c.Id == i.CaseId && c.RoundId == r.RoundId && r.Completeness < c.Threshold)).Any(),
            db.Results.Where(r => r.BodyId == i.BodyId && db.Cases.Any(c => c.Id == i.CaseId && c.RoundId == r.RoundId && r.Currency < c.Threshold)).Any(),
            db.Recommendations.Where(r => r.CaseId == i.CaseId && r.Status == RecommendationStatus.Unexecuted).Select(r => r.Text.En!).ToList())).ToListAsync(cancel));
        foreach (var item in items) await Take(id, reference, item, present, cancel);
        await office.Do((EndSittingHandler h) => h.Handle(new(id), cast.Secretary, cancel));
        await office.Do((DraftMinutesHandler h) => h.Handle(new(id), cast.Secretary, cancel));
    }

    private async Task Take(Guid id, string reference, Item item, List<Actor> present, CancellationToken cancel)
    {
        var outcome = item.Case is null ? (Outcome?)null : people.Outcome(item.Body!, item.Case, item.Hearing, item.Lowest);
        if (outcome == Outcome.Postponed)
        {
            await PutOff(id, item, Phrases.Absent, cancel);
            return;
        }
        if (item.Case is not null)
            await office.Do((RecordPresenceHandler h) => h.Handle(new(id, [], BodyId: item.BodyId, Name: Phrases.Representative), cast.Secretary, cancel));
        await office.Do((HearItemHandler h) => h.Handle(new(id, item.Id, item.Case is null ? Phrases.Reported : Phrases.Explained), cast.Secretary, cancel));
        if (outcome == Outcome.Recommendations) await Draft(item, cancel);
        var carried = await Vote(id, reference, item, present, cancel);
        if (carried is null)
        {
            await PutOff(id, item, Phrases.NoQuorum, cancel);
            return;
        }
        // A motion that was lost recommends nothing.
        if (carried == false && outcome is not null) outcome = Outcome.NoAction;
        var decision = item.Case is null ? Phrases.Decision(item.Kind, carried == true) : carried == true ? Phrases.Reasons(outcome!.Value) : Phrases.Lost;
        await office.Do((DecideItemHandler h) => h.Handle(new(id, item.Id, decision, outcome), cast.Secretary, cancel));
    }

    private async Task Draft(Item item, CancellationToken cancel)
    {
        var fitting = Fitting(item);
        var (count, first) = (people.Recommends(item.Body!, item.Case!, item.Hearing), people.Chance.Between(0, fitting.Length - 1, "recommendation", item.Case!));
        for (var n = 0; n < Math.Min(count, fitting.Length); n++)
        {
            var (text, reason, criterion) = fitting[(first + n) % fitting.Length];
            var term = people.Gives(item.Body!, item.Case!, n);
            await office.Do((DraftRecommendationHandler h) => h.Handle(
                new(item.Id, new(text, reason, criterion), new CommissionTerm(term), item.BodyId!.Value, []), cast.Secretary, cancel));
        }
    }

    // A body heard again is asked for what it has left undone, any other for what its figures lack.
    private static ImmutableArray<(Trilingual Text, Trilingual Reason, Trilingual Criterion)> Fitting(Item item)
    {
        if (item.Undone.Count > 0) return [.. Phrases.Recommendations.Where(r => item.Undone.Contains(r.Text.En!))];
        return item is { Incomplete: false, OutOfDate: false } ? Phrases.Recommendations
            : [.. Phrases.Recommendations.Where(r => r == Phrases.OfCurrency ? item.OutOfDate : item.Incomplete)];
    }

    /// <returns>Whether the motion was carried; null where there was no quorum.</returns>
    private async Task<bool?> Vote(Guid id, string reference, Item item, List<Actor> present, CancellationToken cancel)
    {
        var voters = present.Where(m => m.BodyId is null || m.BodyId != item.BodyId).ToList();
        VoteChoice Choice(Actor member) => Enum.Parse<VoteChoice>(people.Votes(Name(member, ""), item.Case ?? $"{reference}/{item.Number}", item.Hearing));
        try
        {
            await office.Do((PutToVoteHandler h) => h.Handle(new(id, item.Id), cast.Secretary, cancel));
        }
        catch (RuleViolation refused) when (refused.Rule == "NoQuorum")
        {
            return null;
        }
        // Some vote on their phones; the secretary takes down the others and closes the vote.
        foreach (var member in voters.Take(PhoneVoters))
            await office.Do((CastVoteHandler h) => h.Handle(new(id, item.Id, Choice(member)), member, cancel));
        var vote = await office.Do((RecordVotesHandler h) => h.Handle(
            new(id, item.Id, [.. voters.Skip(PhoneVoters).Select(m => new MemberVote(m.UserId!.Value, Choice(m)))]), cast.Secretary, cancel));
        return vote.Carried == true;
    }

    private Task<AgendaItem> PutOff(Guid id, Item item, Trilingual reason, CancellationToken cancel) =>
        office.Do((PutOffItemHandler h) => h.Handle(new(id, item.Id, reason), cast.Secretary, cancel));

    private int Place(Actor actor) => cast.Members.ToList().IndexOf(actor);

    // Members by their place in the cast, bodies by their code: names that do not differ from run to run.
    private string Name(Actor actor, string body) => body.Length > 0 ? body : $"member {Place(actor)}";

    private sealed record Item(
        Guid Id, AgendaKind Kind, Guid? BodyId, string? Body, string? Case, decimal? Lowest, int Hearing, int Number, bool Incomplete, bool OutOfDate, List<string> Undone);
}
