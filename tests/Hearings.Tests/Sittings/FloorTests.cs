using Hearings.Access;
using Hearings.Calendar;
using Hearings.Notices;
using Hearings.Recommendations;
using Hearings.Settings;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Sittings;

/// <summary>What may happen on the floor: votes that lose their quorum, items put off, a chair who may not preside.</summary>
public sealed class FloorTests(SittingHouse house) : IClassFixture<SittingHouse>
{
    private static readonly Trilingual Reason = Trilingual.Of("Мүшелер кетіп қалды", "Члены Комиссии ушли", "Members had to leave");

    [Fact]
    public async Task An_item_is_put_off_during_its_vote_only_where_the_quorum_was_lost_and_the_vote_has_no_result()
    {
        var sitting = await house.Plan(await house.Day(5));
        var item = await Add(sitting);
        await house.Open(sitting, house.Chair, house.Members[0], house.Members[1], house.Members[2]);
        await house.Do((PutToVoteHandler h) => h.Handle(new(sitting.Id, item.Id), house.BySecretary));
        await house.Do((CastVoteHandler h) => h.Handle(new(sitting.Id, item.Id, VoteChoice.For), SittingHouse.Of(house.Members[0], Role.Member)));

        using var office = await house.SignedIn(house.Secretary);
        var page = await office.Get($"/sittings/{sitting.Reference}/run?item=1");
        Assert.Contains("more than 1/2 of those present must be for (source: default, not verified)", page.Main, StringComparison.Ordinal);
        Assert.Contains("the vote of whoever presides decides (source: default, not verified)", page.Main, StringComparison.Ordinal);
        var refused = await office.Submit(page, "putoff-1", new() { ["Off1.ReasonKk"] = Reason.Kk!, ["Off1.ReasonRu"] = Reason.Ru! });
        Assert.Contains("A vote on item 1 is open and there is a quorum (4 of 5 present, 4 needed): close the vote first.", refused.Main, StringComparison.Ordinal);

        // Whoever voted and left still counts, so the quorum is lost with one who has not.
        var gone = (await house.Read(sitting.Id)).Presences.Single(p => p.MemberId == house.Members[1].Id);
        await house.Do((RecordPresenceHandler h) => h.Handle(new(sitting.Id, [], [gone.Id]), house.BySecretary));
        await house.Refused("NoQuorum", () => house.Do((CloseVoteHandler h) => h.Handle(new(sitting.Id, item.Id), house.BySecretary)));
        page = await office.Get($"/sittings/{sitting.Reference}/run?item=1");
        await office.Submit(page, "putoff-1", new() { ["Off1.ReasonKk"] = Reason.Kk!, ["Off1.ReasonRu"] = Reason.Ru! });

        var vote = (await house.Read(sitting.Id)).Items.Single().Vote!;
        Assert.Equal((false, null, null, 3, 4, 1), (vote.IsOpen, vote.ClosedAt, vote.Carried, vote.Present, vote.QuorumNeeded, vote.For));
        Assert.NotNull(vote.LapsedAt);
        await house.Refused("ItemEnded", () => house.Do((CastVoteHandler h) => h.Handle(new(sitting.Id, item.Id, VoteChoice.For), SittingHouse.Of(house.Members[2], Role.Member))));
        Assert.Contains("Ended without a result: the quorum was lost", (await office.Get($"/sittings/{sitting.Reference}")).Main, StringComparison.Ordinal);

        var minutes = await house.Approve(sitting, house.ByChair);
        var written = MinutesDocument.Read(minutes.Content!).Items.Single();
        Assert.Equal((ItemStatus.PutOff, null, 1), (written.Status, written.Vote!.Carried, written.Vote.Ballots.Count));
        Assert.Contains("Без результата: кворум утрачен", (await office.Get($"/sittings/{sitting.Reference}/minutes?in=ru")).Main, StringComparison.Ordinal);
        await house.Check();
    }

    [Fact]
    public async Task A_chair_who_works_at_the_body_neither_presides_over_its_item_nor_approves_the_minutes()
    {
        var day = await house.Day(6);
        var sitting = await house.Do((PlanSittingHandler h) => h.Handle(new PlanSitting(day, new(10, 0), new(12, 0), SittingHouse.Place, ChairedBy: house.Tied.Id), house.BySecretary));
        var item = await Add(sitting);
        await house.Open(sitting, house.Tied, house.Chair, house.Members[0], house.Members[1], house.Members[2]);

        var refused = await house.Refused("ChairTied", () => house.Do((HearItemHandler h) => h.Handle(new(sitting.Id, item.Id, new()), house.BySecretary)));
        Assert.Equal([house.Tied.Name, 1], refused.Arguments);
        await house.Refused("ChairTied", () => house.Do((PutToVoteHandler h) => h.Handle(new(sitting.Id, item.Id), house.BySecretary)));
        await house.Refused("TiedMember", () => house.Do((NamePresidingHandler h) => h.Handle(new(sitting.Id, item.Id, house.Tied.Id), house.BySecretary)));
        await house.Refused("NotPresent", () => house.Do((NamePresidingHandler h) => h.Handle(new(sitting.Id, item.Id, house.Members[3].Id), house.BySecretary)));
        using var office = await house.SignedIn(house.Secretary);
        var page = await office.Submit(await office.Get($"/sittings/{sitting.Reference}/run?item=1"), "preside", new() { ["Form.Presiding"] = house.Members[0].Id.ToString() });
        Assert.Contains($"Presiding over this item: {house.Members[0].Name}", page.Main, StringComparison.Ordinal);

        // The one who presides over the item has the casting vote.
        await house.Do((RecordVotesHandler h) => h.Handle(new(sitting.Id, item.Id,
            [new(house.Members[0].Id, VoteChoice.For), new(house.Members[1].Id, VoteChoice.For), new(house.Chair.Id, VoteChoice.Against), new(house.Members[2].Id, VoteChoice.Against)]), house.BySecretary));
        var vote = (await house.Read(sitting.Id)).Items.Single().Vote!;
        Assert.Equal((true, true), (vote.ChairDecided, vote.Carried));
        await house.Do((DecideItemHandler h) => h.Handle(new(sitting.Id, item.Id, Trilingual.Of("Назарға алынсын", "Принять к сведению", null)), house.BySecretary));

        await house.End(sitting);
        await house.Refused("ApproverTied", () => house.Do((ApproveMinutesHandler h) => h.Handle(new(sitting.Id), SittingHouse.Of(house.Tied, Role.Member))));
        await house.Refused("RoleNeeded", () => house.Do((ApproveMinutesHandler h) => h.Handle(new(sitting.Id), SittingHouse.Of(house.Members[1], Role.Member))));
        using var presiding = await house.SignedIn(house.Members[0]);
        Assert.Contains(sitting.Reference, (await presiding.Get("/")).Main, StringComparison.Ordinal);
        await presiding.Submit(await presiding.Get($"/sittings/{sitting.Reference}/minutes"), "approve");
        var document = MinutesDocument.Read((await house.Ask(db => db.Minutes.AsNoTracking().SingleAsync(m => m.SittingId == sitting.Id))).Content!);
        Assert.Equal((house.Members[0].Name, house.Members[0].Name), (document.Items.Single().Presiding!.Name, document.ApprovedBy!.Name));
        await house.Check();
    }

    [Fact]
    public async Task The_source_of_each_rule_stands_beside_the_count_as_it_was_at_the_vote()
    {
        var sitting = await house.Plan(await house.Day(7));
        var item = await Add(sitting);
        await house.Open(sitting, house.Chair, house.Members[0], house.Members[1], house.Members[2]);
        await Change("Quorum", "3/4", "Ереже, 7-тармақ");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Do((RecordVotesHandler h) => h.Handle(new(sitting.Id, item.Id, [new(house.Chair.Id, VoteChoice.For)]), house.BySecretary));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Change("Quorum", "2/3", "Ереже, 8-тармақ");

        using var office = await house.SignedIn(house.Secretary);
        var page = await office.Get($"/sittings/{sitting.Reference}");
        Assert.Contains("quorum 3/4 of those entitled (source: Ереже, 7-тармақ)", page.Main, StringComparison.Ordinal);

        await house.Do((DecideItemHandler h) => h.Handle(new(sitting.Id, item.Id, Trilingual.Of("Назарға алынсын", "Принять к сведению", null)), house.BySecretary));
        var minutes = await house.Approve(sitting, house.ByChair);
        Assert.Equal(new VoteSources("Ереже, 7-тармақ", null, null), MinutesDocument.Read(minutes.Content!).Items.Single().Vote!.Sources);

        Task<Setting> Change(string name, string value, string source) => house.Do((ChangeSettingHandler h) =>
            h.Handle(new(name, value, LocalTime.DateOf(house.Clock.GetUtcNow()), source, null), house.BySecretary));
    }

    [Fact]
    public async Task A_body_whose_item_is_put_off_before_the_sitting_is_told_that_it_need_not_come()
    {
        var sitting = await house.Plan(await house.Day(8));
        await Add(sitting);
        await house.Do((AddAgendaItemHandler h) => h.Handle(new(sitting.Id, AgendaKind.WorkPlan, Trilingual.Of("Жоспар", null, null)), house.BySecretary));
        await house.Do((CallSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));

        using var office = await house.SignedIn(house.Secretary);
        var page = await office.Get($"/sittings/{sitting.Reference}");
        Assert.Contains("Put the item off", page.Main, StringComparison.Ordinal);
        var empty = await office.Submit(page, "putoff-1");
        Assert.NotEmpty(empty.Texts(".govuk-error-summary a"));
        await office.Submit(empty, "putoff-1", new() { ["Off1.ReasonKk"] = Reason.Kk! });

        var notice = await house.Ask(db => db.Notices.AsNoTracking().SingleAsync(n => n.Kind == "HearingPutOff" && n.SittingId == sitting.Id && n.RecipientId == house.Signer.Id));
        Assert.Equal((true, 1), (notice.Invitation!.Cancelled, notice.Invitation.Sequence));
        Assert.Contains(Reason.Kk!, notice.Body, StringComparison.Ordinal);

        // Called by a late item after all, it is invited with a newer entry for its calendar; the members are told of the item.
        await house.Do((AddAgendaItemHandler h) => h.Handle(new(sitting.Id, AgendaKind.FollowUp, Trilingual.Of("Кеш мәселе", "Поздний вопрос", null), null, house.Body.Id,
            LateReason: "Орган сұрады"), house.BySecretary));
        var again = await house.Ask(db => db.Notices.AsNoTracking().Where(n => n.SittingId == sitting.Id && n.Kind == "SittingInvitation" && n.RecipientId == house.Signer.Id)
            .OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).FirstAsync());
        Assert.Equal((false, 2), (again.Invitation!.Cancelled, again.Invitation.Sequence));
        Assert.Contains("Кеш мәселе", again.Body, StringComparison.Ordinal);
        var late = await house.Ask(db => db.Notices.AsNoTracking().Where(n => n.SittingId == sitting.Id && n.Kind == "AgendaItemLate").ToListAsync());
        Assert.Equal(house.Members.Append(house.Chair).Select(m => m.Id).Order(), late.Select(n => n.RecipientId).Order());
        Assert.All(late, n => Assert.Contains("Орган сұрады", n.Body, StringComparison.Ordinal));
        var last = (await house.Read(sitting.Id)).Agenda.Last().Id;
        await house.Do((PutOffItemHandler h) => h.Handle(new(sitting.Id, last, Reason), house.BySecretary));

        // A move invites anew only whom an item still calls.
        await house.Do((MoveSittingHandler h) => h.Handle(new(sitting.Id, LocalTime.DateOf(sitting.StartsAt), new(14, 0), new(16, 0), "Зал бос емес"), house.BySecretary));
        Assert.False(await house.Ask(db => db.Notices.AnyAsync(n => n.Kind == "SittingMoved" && n.SittingId == sitting.Id && n.RecipientId == house.Signer.Id)));
        await house.Check();
    }

    [Fact]
    public async Task What_is_voted_on_stands_as_it_was_read_and_in_both_state_languages()
    {
        var sitting = await house.Plan(await house.Day(11));
        var item = await Add(sitting);
        var kazakhOnly = Trilingual.Of("Бөлімді толтыру.", null, null);
        var both = Trilingual.Of("Бөлімді толтыру.", "Заполнить раздел.", null);
        DraftRecommendation Text(Trilingual text) => new(item.Id, new(text, both, both), new(20), house.Body.Id, []);
        Task<Recommendation> Write(Trilingual text, Actor by) => house.Do((DraftRecommendationHandler h) => h.Handle(Text(text), by));
        await house.Refused("WriterTied", () => Write(both, SittingHouse.Of(house.Tied, Role.Member)));
        var draft = await Write(kazakhOnly, house.BySecretary);
        await house.Open(sitting, house.Chair, house.Members[0], house.Members[1], house.Members[2]);
        await house.Refused("RecommendationLanguage", () => house.Do((PutToVoteHandler h) => h.Handle(new(sitting.Id, item.Id), house.BySecretary)));
        await house.Refused("RecommendationLanguage", () => house.Do((RecordVotesHandler h) => h.Handle(new(sitting.Id, item.Id, []), house.BySecretary)));

        AmendRecommendation Amended(Trilingual text) => new(draft.Id, new(text, both, both), new(20), house.Body.Id, []);
        await house.Refused("WriterTied", () => house.Do((AmendRecommendationHandler h) => h.Handle(Amended(both), SittingHouse.Of(house.Tied, Role.Member))));
        await house.Do((AmendRecommendationHandler h) => h.Handle(Amended(both), house.BySecretary));
        using var tied = await house.SignedIn(house.Tied);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await tied.Get($"/recommendations/{draft.Reference}")).Status);
        Assert.DoesNotContain(draft.Reference, (await tied.Get("/recommendations")).Main, StringComparison.Ordinal);

        await house.Do((PutToVoteHandler h) => h.Handle(new(sitting.Id, item.Id), house.BySecretary));
        await house.Refused("VotedAsWritten", () => Write(both, house.BySecretary));
        await house.Refused("VotedAsWritten", () => house.Do((AmendRecommendationHandler h) => h.Handle(Amended(kazakhOnly), house.BySecretary)));
        using var office = await house.SignedIn(house.Secretary);
        Assert.DoesNotContain("/recommendations/new/", (await office.Get($"/sittings/{sitting.Reference}/run?item=1")).Html.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);

        // A choice that is none changes nothing.
        using var member = await house.SignedIn(house.Members[0]);
        var ballot = await member.Get($"/sittings/{sitting.Reference}/vote");
        Assert.NotEmpty((await member.Submit(ballot, "vote", new() { ["Form.Choice"] = "7" })).Texts(".govuk-error-summary a"));
        await house.Refused("Required", () => house.Do((CastVoteHandler h) => h.Handle(new(sitting.Id, item.Id, (VoteChoice)7), SittingHouse.Of(house.Members[0], Role.Member))));
        Assert.Empty((await house.Read(sitting.Id)).Items.Single().Vote!.Ballots);

        foreach (var voter in (User[])[house.Members[0], house.Members[1], house.Members[2]])
            await house.Do((CastVoteHandler h) => h.Handle(new(sitting.Id, item.Id, VoteChoice.For), SittingHouse.Of(voter, Role.Member)));
        await house.Do((CloseVoteHandler h) => h.Handle(new(sitting.Id, item.Id), house.BySecretary));
        await house.Do((DecideItemHandler h) => h.Handle(new(sitting.Id, item.Id, both), house.BySecretary));
        Assert.Contains("RecommendationAdopted", await house.Ask(db => db.Events.Where(e => e.RecommendationId == draft.Id).Select(e => e.Kind).ToListAsync()));

        // What the chair approves is what the chair has read.
        await house.End(sitting);
        var seen = await house.Ask(db => db.Minutes.Where(m => m.SittingId == sitting.Id).Select(m => m.Version).SingleAsync());
        using var chair = await house.SignedIn(house.Chair);
        var read = await chair.Get($"/sittings/{sitting.Reference}/minutes");
        await house.Do((EditMinutesHandler h) => h.Handle(new(sitting.Id, both, []), house.BySecretary));
        Assert.NotEmpty((await chair.Submit(read, "approve")).Texts(".govuk-error-summary li"));
        await house.Refused("Changed", () => house.Do((ApproveMinutesHandler h) => h.Handle(new(sitting.Id, seen), house.ByChair)));
        await house.Do((EditMinutesHandler h) => h.Handle(new(sitting.Id, kazakhOnly, []), house.BySecretary));
        await house.Refused("MinutesLanguage", () => house.Do((ApproveMinutesHandler h) => h.Handle(new(sitting.Id), house.ByChair)));
        await house.Check();
    }

    private Task<AgendaItem> Add(Sitting sitting) => house.Do((AddAgendaItemHandler h) => h.Handle(
        new(sitting.Id, AgendaKind.FollowUp, Trilingual.Of("Ұсынымдардың орындалуы", "Исполнение рекомендаций", null), null, house.Body.Id), house.BySecretary));
}
