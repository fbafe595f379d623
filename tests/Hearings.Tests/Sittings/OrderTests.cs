using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Recommendations;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Sittings;

/// <summary>What cannot be done out of its turn, from the agenda to the sealed minutes; refused by name, with nothing changed.</summary>
public sealed class OrderTests(SittingHouse house) : IClassFixture<SittingHouse>
{
    private static readonly Trilingual Words = Trilingual.Of("Назарға алынсын", "Принять к сведению", null);

    [Fact]
    public async Task Agenda_presence_votes_and_minutes_come_in_their_order()
    {
        var sitting = await house.Plan(await house.Day(5));
        await house.Refused("EmptyAgenda", () => house.Do((CallSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary)));
        var (first, second) = (await Add(AgendaKind.FollowUp), await Add(AgendaKind.WorkPlan));
        await house.Refused("CaseItemNeedsCase", () => Add(AgendaKind.Case));
        Assert.Equal([2], (await house.Refused("ItemPlace", () => house.Do((MoveItemHandler h) => h.Handle(new(sitting.Id, first.Id, 3), house.BySecretary)))).Arguments);
        var draft = await house.Do((DraftRecommendationHandler h) => h.Handle(new(second.Id, new(Words, Words, Words), new(20), house.Body.Id, []), house.BySecretary));
        Assert.Equal([draft.Reference], (await house.Refused("ItemHasDrafts", () => house.Do((RemoveItemHandler h) => h.Handle(new(sitting.Id, second.Id), house.BySecretary)))).Arguments);
        await house.Open(sitting, house.Chair, house.Members[0], house.Members[1], house.Members[2]);

        var other = await house.Ask(async db =>
        {
            var body = new Body { Code = "UNINVITED", Name = Trilingual.Of("Шақырылмаған агенттік", null, null), Kind = BodyKind.Agency };
            db.Add(body);
            await db.SaveChangesAsync();
            return body.Id;
        });
        await house.Refused("PresentAlready", () => Presence(new(sitting.Id, [house.Members[3].Id, house.Chair.Id])));
        await house.Refused("BodyNotInvited", () => Presence(new(sitting.Id, [house.Members[3].Id], BodyId: other, Name: "А. Б.")));
        await Presence(new(sitting.Id, [house.Members[3].Id]));
        var came = (await house.Read(sitting.Id)).Presences.Single(p => p.MemberId == house.Members[3].Id).Id;
        await Presence(new(sitting.Id, [], [came]));
        await house.Refused("LeftAlready", () => Presence(new(sitting.Id, [], [came])));

        // One vote at a time, each item once, and what is closed stays closed.
        await house.Refused("VoteNotOpen", () => Cast(first));
        await house.Refused("VoteNotOpen", () => Close(first));
        await Put(first);
        await house.Refused("VoteOnce", () => Put(first));
        await house.Refused("VoteOnce", () => house.Do((NamePresidingHandler h) => h.Handle(new(sitting.Id, first.Id, house.Members[0].Id), house.BySecretary)));
        var elsewhere = await house.Refused("VoteElsewhere", () => Put(second));
        using (Languages.Use(Language.En)) Assert.Equal("The vote on item 1 is still open; close it first.", elsewhere.Message);
        await house.Refused("VoteElsewhere", () => house.Do((RecordVotesHandler h) => h.Handle(new(sitting.Id, second.Id, For), house.BySecretary)));
        await Cast(first);
        await Close(first);
        await house.Refused("VoteClosed", () => Close(first));
        await house.Refused("VoteClosed", () => house.Do((CastVoteHandler h) => h.Handle(new(sitting.Id, first.Id, VoteChoice.Against), SittingHouse.Of(house.Members[1], Role.Member))));
        await house.Refused("VoteOnce", () => Put(first));
        await house.Refused("ItemOutcome", () => Decide(first, Outcome.NoAction));
        await Decide(first);
        await house.Do((RecordVotesHandler h) => h.Handle(new(sitting.Id, second.Id, For), house.BySecretary));
        await Decide(second);

        // Minutes are drafted once, edited until they are approved, and corrected only from then on.
        var correct = new CorrectMinutes(sitting.Id, Words, Words);
        await house.Do((EndSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        await house.Refused("NoMinutes", () => house.Do((ApproveMinutesHandler h) => h.Handle(new(sitting.Id), house.ByChair)));
        await house.Refused("NoMinutes", () => Edit());
        await house.Refused("NoMinutes", () => house.Do((CorrectMinutesHandler h) => h.Handle(correct, house.ByChair)));
        await house.Do((DraftMinutesHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        await Edit();
        await house.Refused("MinutesThere", () => house.Do((DraftMinutesHandler h) => h.Handle(new(sitting.Id), house.BySecretary)));
        await house.Refused("MinutesDraft", () => house.Do((CorrectMinutesHandler h) => h.Handle(correct, house.ByChair)));
        using var office = await house.SignedIn(house.Secretary);
        var editing = await office.Get($"/sittings/{sitting.Reference}/minutes");
        await house.Do((ApproveMinutesHandler h) => h.Handle(new(sitting.Id), house.ByChair));
        await house.Refused("MinutesApproved", () => Edit());
        var late = await office.Submit(editing, "edit", new() { ["Form.OpeningKk"] = "Отырысты төраға ашты." });
        Assert.Contains("from then on only a numbered correction is possible", late.Main, StringComparison.Ordinal);
        Assert.Equal("Отырысты төраға ашты.", late.Text("textarea[name='Form.OpeningKk']"));
        await house.Refused("SittingStatus", () => house.Do((ApproveMinutesHandler h) => h.Handle(new(sitting.Id), house.ByChair)));
        await house.Check();

        Task<AgendaItem> Add(AgendaKind kind) => house.Do((AddAgendaItemHandler h) => h.Handle(new(sitting.Id, kind, Words), house.BySecretary));
        Task<Sitting> Presence(RecordPresence command) => house.Do((RecordPresenceHandler h) => h.Handle(command, house.BySecretary));
        Task<Vote> Put(AgendaItem item) => house.Do((PutToVoteHandler h) => h.Handle(new(sitting.Id, item.Id), house.BySecretary));
        Task<Vote> Close(AgendaItem item) => house.Do((CloseVoteHandler h) => h.Handle(new(sitting.Id, item.Id), house.BySecretary));
        Task<Ballot> Cast(AgendaItem item) => house.Do((CastVoteHandler h) => h.Handle(new(sitting.Id, item.Id, VoteChoice.For), SittingHouse.Of(house.Members[0], Role.Member)));
        Task<AgendaItem> Decide(AgendaItem item, Outcome? outcome = null) => house.Do((DecideItemHandler h) => h.Handle(new(sitting.Id, item.Id, Words, outcome), house.BySecretary));
        Task<Minutes> Edit() => house.Do((EditMinutesHandler h) => h.Handle(new(sitting.Id, Words, []), house.BySecretary));
    }

    private System.Collections.Immutable.ImmutableArray<MemberVote> For => [new(house.Chair.Id, VoteChoice.For), new(house.Members[0].Id, VoteChoice.For)];
}
