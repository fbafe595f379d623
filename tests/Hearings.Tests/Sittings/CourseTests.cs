using Hearings.Access;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Sittings;

/// <summary>A sitting from its call to its end, through the commands.</summary>
public sealed class CourseTests(SittingHouse house) : IClassFixture<SittingHouse>
{
    [Fact]
    public async Task A_sitting_is_called_moved_opened_voted_on_and_closed()
    {
        var (sitting, item) = await Called(await house.Day(8));
        var read = await house.Read(sitting.Id);
        Assert.Equal(6, read.Invitations.Count(i => i.MemberId is not null));
        Assert.Equal(house.Body.Id, Assert.Single(read.Invitations, i => i.BodyId is not null).BodyId);

        var own = read.Invitations.Single(i => i.BodyId is not null);
        await house.Do((ReplyToInvitationHandler h) => h.Handle(new(sitting.Id, own.Id, InvitationReply.Accepted, "Вице-министр"), SittingHouse.Of(house.Signer, Role.Signer)));
        await house.Refused("NotFound", () => house.Do((ReplyToInvitationHandler h) =>
            h.Handle(new(sitting.Id, own.Id, InvitationReply.Declined, null, "x"), SittingHouse.Of(house.Members[0], Role.Member))));

        var later = await house.Day(9);
        await house.Do((MoveSittingHandler h) => h.Handle(new(sitting.Id, later, new(10, 0), new(12, 0), "Зал бос емес"), house.BySecretary));
        read = await house.Read(sitting.Id);
        Assert.All(read.Invitations, i => Assert.Equal((1, null), (i.Sequence, i.Reply)));
        var notice = await house.Ask(db => db.Notices.Where(n => n.SittingId == sitting.Id && n.RecipientId == house.Members[0].Id).OrderBy(n => n.Kind).ToListAsync());
        Assert.Equal(["SittingInvitation", "SittingMoved"], notice.Select(n => n.Kind));
        Assert.Equal([0, 1], notice.Select(n => n.Invitation!.Sequence));
        var letters = await house.Ask(db => db.Letters.CountAsync(l => l.SittingId == sitting.Id));
        Assert.Equal(2, letters);

        await house.Refused("SittingNotBegun", () => house.Do((OpenSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary)));
        house.Clock.Advance(read.StartsAt - house.Clock.GetUtcNow());
        await house.Do((OpenSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));

        // Five of six are entitled, since one works at the body: four are needed. Three and the tied one are no quorum.
        await Arrive(sitting, house.Members[0].Id, house.Members[1].Id, house.Members[2].Id, house.Tied.Id);
        var refused = await house.Refused("NoQuorum", () => house.Do((PutToVoteHandler h) => h.Handle(new(sitting.Id, item.Id), house.BySecretary)));
        Assert.Equal([3, 5, 4], refused.Arguments.Take(3));

        await Arrive(sitting, house.Chair.Id);
        await house.Do((PutToVoteHandler h) => h.Handle(new(sitting.Id, item.Id), house.BySecretary));
        await Cast(sitting, item, house.Members[0], VoteChoice.For);
        var second = await house.Refused("SecondVote", () => Cast(sitting, item, house.Members[0], VoteChoice.Against));
        Assert.Equal(VoteChoice.For, second.Arguments[1]);
        await house.Refused("TiedMember", () => Cast(sitting, item, house.Tied, VoteChoice.For));
        await house.Refused("NotPresent", () => Cast(sitting, item, house.Members[3], VoteChoice.For));
        await house.Refused("ItemNotVoted", () => house.Do((DecideItemHandler h) => h.Handle(new(sitting.Id, item.Id, Trilingual.Of("Шешім", null, null)), house.BySecretary)));

        await house.Do((RecordVotesHandler h) => h.Handle(new(sitting.Id, item.Id,
            [new(house.Members[1].Id, VoteChoice.Against), new(house.Chair.Id, VoteChoice.For), new(house.Members[2].Id, VoteChoice.Against)]), house.BySecretary));
        var vote = (await house.Read(sitting.Id)).Items.Single().Vote!;
        Assert.Equal((5, 4, 4, 2, 2, true, true), (vote.Entitled, vote.Present, vote.QuorumNeeded, vote.For, vote.Against, vote.ChairDecided, vote.Carried));

        var open = await house.Refused("ItemsOpen", () => house.Do((EndSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary)));
        Assert.Equal("1", open.Arguments[0]);
        await house.Do((DecideItemHandler h) => h.Handle(new(sitting.Id, item.Id, Trilingual.Of("Назарға алынсын", "Принять к сведению", null)), house.BySecretary));
        await house.Do((EndSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        read = await house.Read(sitting.Id);
        Assert.Equal(SittingStatus.Ended, read.Status);
        Assert.All(read.Presences, p => Assert.NotNull(p.LeftAt));
        await house.Check();
    }

    [Fact]
    public async Task Two_sittings_that_clash_are_refused_with_the_clash_named()
    {
        var day = await house.Day(20);
        var (first, _) = await Called(day);
        var second = await house.Plan(day, 11);
        await Add(second);

        var refused = await house.Refused("InvitedElsewhere", () => house.Do((CallSittingHandler h) => h.Handle(new(second.Id), house.BySecretary)));
        Assert.Equal(first.Reference, refused.Arguments[0]);
        Assert.Contains(house.Members[0].Name, (string)refused.Arguments[3]!, StringComparison.Ordinal);

        await house.Do((MoveSittingHandler h) => h.Handle(new(second.Id, day, new(12, 0), new(13, 0), "Уақыты қабаттасады"), house.BySecretary));
        await house.Do((CallSittingHandler h) => h.Handle(new(second.Id), house.BySecretary));

        // The first one lasts longer than was planned, so its members cannot be at the second.
        house.Clock.Advance((await house.Read(second.Id)).StartsAt - house.Clock.GetUtcNow());
        await house.Do((OpenSittingHandler h) => h.Handle(new(first.Id), house.BySecretary));
        await house.Do((OpenSittingHandler h) => h.Handle(new(second.Id), house.BySecretary));
        await Arrive(first, house.Members[0].Id);
        var elsewhere = await house.Refused("PresentElsewhere", () => Arrive(second, house.Members[0].Id));
        Assert.Equal([house.Members[0].Name, first.Reference], elsewhere.Arguments);
        var there = (await house.Read(first.Id)).Presences.Single();
        await house.Do((RecordPresenceHandler h) => h.Handle(new(first.Id, [], [there.Id]), house.BySecretary));
        await Arrive(second, house.Members[0].Id);
        there = (await house.Read(second.Id)).Presences.Single();
        await house.Do((RecordPresenceHandler h) => h.Handle(new(second.Id, [], [there.Id]), house.BySecretary));
    }

    [Fact]
    public async Task A_sitting_called_off_cancels_its_calendar_entries_and_puts_its_items_off()
    {
        var (sitting, _) = await Called(await house.Day(30));

        await house.Do((CancelSittingHandler h) => h.Handle(new(sitting.Id, Trilingual.Of("Төраға іссапарда", "Председатель в командировке", null)), house.BySecretary));

        var read = await house.Read(sitting.Id);
        Assert.Equal((SittingStatus.Cancelled, ItemStatus.PutOff), (read.Status, read.Items.Single().Status));
        var notice = await house.Ask(db => db.Notices.SingleAsync(n => n.Kind == "SittingCancelled" && n.SittingId == sitting.Id && n.RecipientId == house.Chair.Id));
        Assert.Equal((true, 1), (notice.Invitation!.Cancelled, notice.Invitation.Sequence));
    }

    [Fact]
    public async Task A_late_item_needs_a_reason_and_invites_its_body()
    {
        var sitting = await house.Plan(await house.Day(40));
        await house.Do((AddAgendaItemHandler h) => h.Handle(new(sitting.Id, AgendaKind.WorkPlan, Trilingual.Of("Жоспар", null, null)), house.BySecretary));
        await house.Do((CallSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        var late = new AddAgendaItem(sitting.Id, AgendaKind.RoadMap, Trilingual.Of("Жол картасы", null, null), null, house.Body.Id);

        await house.Refused("LateItemReason", () => house.Do((AddAgendaItemHandler h) => h.Handle(late, house.BySecretary)));
        await house.Do((AddAgendaItemHandler h) => h.Handle(late with { LateReason = "Министрдің тапсырмасы" }, house.BySecretary));

        Assert.Contains((await house.Read(sitting.Id)).Invitations, i => i.BodyId == house.Body.Id);
    }

    private async Task<(Sitting Sitting, AgendaItem Item)> Called(DateOnly day)
    {
        var sitting = await house.Plan(day);
        var item = await Add(sitting);
        await house.Do((CallSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        return (sitting, item);
    }

    private Task<AgendaItem> Add(Sitting sitting) => house.Do((AddAgendaItemHandler h) => h.Handle(
        new(sitting.Id, AgendaKind.FollowUp, Trilingual.Of("Ұсынымдардың орындалуы", "Исполнение рекомендаций", null), new Speaker("А. Б.", new(), new()), house.Body.Id), house.BySecretary));

    private Task<Sitting> Arrive(Sitting sitting, params Guid[] members) =>
        house.Do((RecordPresenceHandler h) => h.Handle(new(sitting.Id, [.. members]), house.BySecretary));

    private Task<Ballot> Cast(Sitting sitting, AgendaItem item, User member, VoteChoice choice) =>
        house.Do((CastVoteHandler h) => h.Handle(new(sitting.Id, item.Id, choice), SittingHouse.Of(member, Role.Member)));
}
