using Hearings.Access;
using Hearings.Sittings;
using Xunit;

namespace Hearings.Tests.Sittings;

public sealed class PlanningTests(SittingHouse house) : IClassFixture<SittingHouse>
{
    [Fact]
    public async Task An_agenda_is_built_and_put_in_order()
    {
        var sitting = await house.Plan(new(2026, 3, 12));
        Assert.Matches("^S-2026-\\d{5}$", sitting.Reference);
        Assert.Equal(house.Chair.Id, sitting.ChairedBy);
        var first = await Add(sitting, AgendaKind.Proposal, "Ашық деректер тізбесі");
        var second = await Add(sitting, AgendaKind.WorkPlan, "Жұмыс жоспары");
        var third = await Add(sitting, AgendaKind.RoadMap, "Жол картасы");

        await house.Do((MoveItemHandler h) => h.Handle(new(sitting.Id, third.Id, 1), house.BySecretary));
        await house.Do((RemoveItemHandler h) => h.Handle(new(sitting.Id, first.Id), house.BySecretary));

        var read = await house.Read(sitting.Id);
        Assert.Equal([third.Id, second.Id], read.Agenda.Select(i => i.Id));
        Assert.Equal([1, 2], read.Agenda.Select(i => i.Number));
    }

    [Fact]
    public async Task What_cannot_be_planned_is_refused_with_its_reason()
    {
        var dayOff = await Refused("SittingOnDayOff", new PlanSitting(new(2026, 3, 9), new(10, 0), new(12, 0), SittingHouse.Place));
        Assert.Equal(new DateOnly(2026, 3, 10), dayOff.Arguments[2]);
        await Refused("SittingInPast", new PlanSitting(new(2026, 2, 27), new(10, 0), new(12, 0), SittingHouse.Place));
        await Refused("SittingEnd", new PlanSitting(new(2026, 3, 12), new(10, 0), new(10, 0), SittingHouse.Place));
        await Refused("ClosedWithoutGround", new PlanSitting(new(2026, 3, 12), new(10, 0), new(12, 0), SittingHouse.Place, IsOpenToPublic: false));
        await Refused("NotMember", new PlanSitting(new(2026, 3, 12), new(10, 0), new(12, 0), SittingHouse.Place, ChairedBy: house.Secretary.Id));
        await Refused("LinkWrong", new PlanSitting(new(2026, 3, 12), new(10, 0), new(12, 0), SittingHouse.Place, "javascript:alert(1)"));
        await Refused("PlaceOrLink", new PlanSitting(new(2026, 3, 12), new(10, 0), new(12, 0), new()));
        var member = SittingHouse.Of(house.Members[0], Role.Member);
        await Assert.ThrowsAsync<RuleViolation>(() => house.Do((PlanSittingHandler h) => h.Handle(new(new(2026, 3, 12), new(10, 0), new(12, 0), SittingHouse.Place), member)));
    }

    [Fact]
    public async Task A_sitting_from_afar_has_a_link_and_needs_no_room()
    {
        var sitting = await house.Do((PlanSittingHandler h) => h.Handle(new(new(2026, 3, 12), new(10, 0), new(12, 0), new(), "https://meet.example.kz/1"), house.BySecretary));
        Assert.Equal("https://meet.example.kz/1", sitting.Link);
        Assert.Equal(("онлайн", "online"), (sitting.Place.Kk, sitting.Place.En));
    }

    [Fact]
    public async Task Whoever_works_from_an_overtaken_page_is_told_so()
    {
        var sitting = await house.Plan(new(2026, 3, 13));
        var seen = (await house.Read(sitting.Id)).Revision;
        await Add(sitting, AgendaKind.Proposal, "Ұсыныс");

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => house.Do((AddAgendaItemHandler h) =>
            h.Handle(new(sitting.Id, AgendaKind.WorkPlan, Trilingual.Of("Жоспар", null, null), Seen: seen), house.BySecretary)));

        Assert.Equal("Changed", refused.Rule);
        Assert.Single((await house.Read(sitting.Id)).Items);
    }

    [Fact]
    public async Task A_form_that_its_page_has_no_more_is_answered_with_the_way_back_to_it()
    {
        var sitting = await house.Plan(new(2026, 3, 16));
        await Add(sitting, AgendaKind.Proposal, "Ұсыныс");
        using var office = await house.SignedIn(house.Secretary);
        var page = await office.Get($"/sittings/{sitting.Reference}");
        await house.Do((CallSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));

        var before = await house.Content();
        var answer = await office.Submit(page, "call");

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("somebody changed the record while you were at it", answer.Main, StringComparison.Ordinal);
        Assert.Contains($"/sittings/{sitting.Reference}", answer.Html.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        Assert.Equal(before, await house.Content());
    }

    private Task<AgendaItem> Add(Sitting sitting, AgendaKind kind, string title) =>
        house.Do((AddAgendaItemHandler h) => h.Handle(new(sitting.Id, kind, Trilingual.Of(title, null, null)), house.BySecretary));

    private async Task<RuleViolation> Refused(string rule, PlanSitting command)
    {
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => house.Do((PlanSittingHandler h) => h.Handle(command, house.BySecretary)));
        Assert.Equal(rule, refused.Rule);
        return refused;
    }
}
