using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Recommendations;
using Hearings.Sittings;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Sittings;

/// <summary>The whole chain: case, sitting, vote, recommendation, minutes, and the body's task to answer.</summary>
public sealed class ChainTests(SittingHouse house) : IClassFixture<SittingHouse>
{
    [Fact]
    public async Task Approved_minutes_start_the_remediation_of_a_case_and_of_other_business()
    {
        var other = await NewBody("OTHER");
        var @case = await Prepared(house.Body);
        var sitting = await house.Plan(await house.Day(8));
        await house.Do((ScheduleHearingHandler h) => h.Handle(new(@case.Task, sitting.Id), house.BySecretary));
        var road = await house.Do((AddAgendaItemHandler h) => h.Handle(new(sitting.Id, AgendaKind.RoadMap, Trilingual.Of("Жол картасы", "Дорожная карта", null)), house.BySecretary));
        var heard = (await house.Read(sitting.Id)).Items.Single(i => i.Kind == AgendaKind.Case);
        var own = await Draft(heard.Id, house.Body.Id, new(20));
        // A date named by the Commission that falls on a day off is moved, and the minutes say so.
        var saturday = await Saturday();
        var theirs = await Draft(road.Id, other.Id, new(20, saturday), house.Body.Id);
        await house.Do((CallSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        var later = await house.Day(9);
        await house.Do((MoveSittingHandler h) => h.Handle(new(sitting.Id, later, new(11, 0), new(12, 0), "Зал бос емес"), house.BySecretary));
        var hearing = await house.Ask(db => db.Hearings.AsNoTracking().SingleAsync(h => h.CaseId == @case.Id && h.Outcome == null));
        Assert.Equal((await house.Read(sitting.Id)).StartsAt, hearing.HeldAt);

        // The rapporteur's brief is for members, never for one who works at the body.
        Assert.Contains("Анықтама", await Text(house.Members[1]), StringComparison.Ordinal);
        Assert.DoesNotContain("Анықтама", await Text(house.Tied), StringComparison.Ordinal);
        Assert.DoesNotContain("Анықтама", await Text(house.Signer), StringComparison.Ordinal);

        await Open(sitting);
        await house.Do((RecordVotesHandler h) => h.Handle(new(sitting.Id, heard.Id, All(VoteChoice.For)), house.BySecretary));
        await house.Do((DecideItemHandler h) => h.Handle(new(sitting.Id, heard.Id, Trilingual.Of("Кемшіліктер расталды", "Недостатки подтверждены", null), Outcome.Recommendations), house.BySecretary));
        await house.Do((RecordVotesHandler h) => h.Handle(new(sitting.Id, road.Id, All(VoteChoice.For)), house.BySecretary));
        await house.Do((DecideItemHandler h) => h.Handle(new(sitting.Id, road.Id, Trilingual.Of("Ұсыным берілсін", "Дать рекомендацию", null)), house.BySecretary));
        Assert.Equal(CaseStatus.Minutes, await Status(@case.Id));
        var minutes = await house.Approve(sitting, house.ByChair);

        Assert.Equal(CaseStatus.Remediation, await Status(@case.Id));
        var tasks = await house.Ask(db => db.Tasks.Where(t => t.State == TaskState.Open && t.Form == "answer-recommendation").ToListAsync());
        Assert.Equal([house.Body.Id, house.Body.Id, other.Id], tasks.Select(t => t.BodyId!.Value).OrderBy(b => b == other.Id));
        Assert.Equal(1, tasks.Count(t => t.CaseId == @case.Id));
        Assert.All(tasks, t => Assert.Equal(Role.Signer, t.Role));
        Assert.Contains("answer-recommendation", await house.Ask(db => Queue.Of(db, SittingHouse.Of(house.Signer, Role.Signer)).Select(t => t.Form).ToListAsync()));
        var keys = await house.Ask(db => db.Instances.Where(i => i.ProcessKey == RemediationDesk.Procedure && i.ParentId == null).Select(i => i.BusinessKey).ToListAsync());
        Assert.Equal([$"{theirs.Reference}/HEARD", $"{theirs.Reference}/OTHER"], keys.Order(StringComparer.Ordinal));
        var document = MinutesDocument.Read(minutes.Content!);
        var printed = document.Items.Single(i => i.Id == road.Id).Recommendations.Single();
        Assert.Equal((saturday, saturday.AddDays(2)), (printed.DueMovedFrom, printed.DueOn));
        Assert.Equal(own.Reference, document.Items.Single(i => i.Id == heard.Id).Recommendations.Single().Reference);
        await house.Check();

        async Task<string> Text(User reader)
        {
            using var browser = await house.SignedIn(reader);
            return (await browser.Get($"/sittings/{sitting.Reference}")).Main;
        }
    }

    [Fact]
    public async Task A_hearing_put_off_goes_back_to_the_secretary_and_one_without_action_to_its_closing()
    {
        var (late, innocent) = (await NewBody("LATE"), await NewBody("INNOCENT"));
        var (first, second) = (await Prepared(late), await Prepared(innocent));
        var sitting = await house.Plan(await house.Day(5));
        foreach (var task in (Guid[])[first.Task, second.Task]) await house.Do((ScheduleHearingHandler h) => h.Handle(new(task, sitting.Id), house.BySecretary));
        await house.Do((CallSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        var items = (await house.Read(sitting.Id)).Agenda.ToList();
        await Draft(items[0].Id, late.Id, new(20));
        await Open(sitting);

        await house.Do((PutOffItemHandler h) => h.Handle(new(sitting.Id, items[0].Id, Trilingual.Of("Өкіл келмеді", "Представитель не явился", null)), house.BySecretary));
        await house.Do((RecordVotesHandler h) => h.Handle(new(sitting.Id, items[1].Id, All(VoteChoice.Against)), house.BySecretary));
        var lost = await Assert.ThrowsAsync<RuleViolation>(() => house.Do((DecideItemHandler h) =>
            h.Handle(new(sitting.Id, items[1].Id, Trilingual.Of("x", "x", null), Outcome.Recommendations), house.BySecretary)));
        Assert.Equal("NotCarried", lost.Rule);
        await house.Do((DecideItemHandler h) => h.Handle(new(sitting.Id, items[1].Id, Trilingual.Of("Шара қажет емес", "Мер не требуется", null), Outcome.NoAction), house.BySecretary));
        Assert.Equal(CaseStatus.Scheduling, await Status(first.Id));
        Assert.Equal(RecommendationStatus.Withdrawn, await house.Ask(db => db.Recommendations.Where(r => r.CaseId == first.Id).Select(r => r.Status).SingleAsync()));
        await house.Approve(sitting, house.ByChair);

        Assert.Equal(CaseStatus.Closing, await Status(second.Id));
        await house.Check();
    }

    [Fact]
    public async Task One_hearing_is_moved_to_another_sitting_before_it_is_held()
    {
        var moved = await Prepared(await NewBody("MOVED"));
        var (first, second) = (await house.Plan(await house.Day(60)), await house.Plan(await house.Day(70)));
        await house.Do((ScheduleHearingHandler h) => h.Handle(new(moved.Task, first.Id), house.BySecretary));
        var item = (await house.Read(first.Id)).Items.Single();
        var stays = await Assert.ThrowsAsync<RuleViolation>(() => house.Do((RemoveItemHandler h) => h.Handle(new(first.Id, item.Id), house.BySecretary)));
        Assert.Equal("CaseItemStays", stays.Rule);
        await house.Do((CallSittingHandler h) => h.Handle(new(first.Id), house.BySecretary));

        await house.Do((PutOffItemHandler h) => h.Handle(new(first.Id, item.Id, Trilingual.Of("Өкіл іссапарда", "Представитель в командировке", null)), house.BySecretary));
        Assert.Equal(CaseStatus.Scheduling, await Status(moved.Id));
        var again = await Task(moved.Id, ScheduleHearing.Form);
        await house.Do((ScheduleHearingHandler h) => h.Handle(new(again, second.Id), house.BySecretary));

        var hearings = await house.Ask(db => db.Hearings.AsNoTracking().Where(h => h.CaseId == moved.Id).OrderBy(h => h.Number).ToListAsync());
        Assert.Equal([(Outcome.Postponed, first.Id), (null, second.Id)], hearings.Select(h => (h.Outcome, h.SittingId!.Value)));
        await house.Check();
    }

    [Fact]
    public async Task A_case_is_heard_on_another_sitting_after_it_was_put_off_and_from_then_on_the_other_case_goes_into_it()
    {
        var body = await NewBody("AGAIN");
        var (@case, other) = (await Prepared(body), await NewCase(body));
        var (first, second) = (await house.Plan(await house.Day(1), 14), await house.Plan(await house.Day(2), 14));
        await house.Do((ScheduleHearingHandler h) => h.Handle(new(@case.Task, second.Id), house.BySecretary));
        var record = await Task(@case.Id, RecordOutcome.Form);
        await house.Refused("HearingNotHeld", () => house.Do((RecordOutcomeHandler h) => h.Handle(new(record, Outcome.NoAction, Trilingual.Of("x", "x", null)), house.BySecretary)));
        var item = (await house.Read(second.Id)).Items.Single();
        await house.Do((PutOffItemHandler h) => h.Handle(new(second.Id, item.Id, Trilingual.Of("Өкіл іссапарда", "Представитель в командировке", null)), house.BySecretary));

        // Neither onto the sitting that it was put off from nor onto one whose hour has passed; the task waits.
        var again = await Task(@case.Id, ScheduleHearing.Form);
        var there = await house.Refused("CaseOnAgenda", () => house.Do((ScheduleHearingHandler h) => h.Handle(new(again, second.Id), house.BySecretary)));
        Assert.Equal([second.Reference, 1], there.Arguments);
        using (Languages.Use(Language.En)) Assert.Contains("another sitting", there.Message, StringComparison.Ordinal);
        house.Clock.SetUtcNow(first.StartsAt.AddHours(1));
        await house.Refused("HearingInPast", () => house.Do((ScheduleHearingHandler h) => h.Handle(new(again, first.Id), house.BySecretary)));

        // It had a hearing, so the other case goes into it and not the other way round.
        Assert.Equal([(await Read(@case.Id)).Reference, other.Reference],
            (await house.Refused("MergeHeard", () => house.Do((MergeCasesHandler h) => h.Handle(new(@case.Id, other.Id), house.BySecretary)))).Arguments);
        await house.Do((MergeCasesHandler h) => h.Handle(new(other.Id, @case.Id), house.BySecretary));
        Assert.Equal(@case.Id, (await Read(other.Id)).MergedIntoId);

        // Recommendations are an outcome only where some were drafted.
        var third = await house.Plan(await house.Day(1), 14);
        await house.Do((ScheduleHearingHandler h) => h.Handle(new(again, third.Id), house.BySecretary));
        await house.Do((CallSittingHandler h) => h.Handle(new(third.Id), house.BySecretary));
        await Open(third);
        item = (await house.Read(third.Id)).Items.Single();
        await house.Do((RecordVotesHandler h) => h.Handle(new(third.Id, item.Id, All(VoteChoice.For)), house.BySecretary));
        DecideItem Decided(Outcome outcome) => new(third.Id, item.Id, Trilingual.Of("Кемшіліктер расталды", "Недостатки подтверждены", null), outcome);
        var nothing = await house.Refused("NothingRecommended", () => house.Do((DecideItemHandler h) => h.Handle(Decided(Outcome.Recommendations), house.BySecretary)));
        Assert.Equal(("Outcome", 1), (nothing.Field, nothing.Arguments[0]));
        await house.Do((DecideItemHandler h) => h.Handle(Decided(Outcome.NoAction), house.BySecretary));
        await house.Approve(third, house.ByChair);
        Assert.Equal(CaseStatus.Closing, await Status(@case.Id));
        await house.Check();

        Task<HearingCase> Read(Guid id) => house.Ask(db => db.Cases.AsNoTracking().SingleAsync(c => c.Id == id));
    }

    private async Task<(Guid Id, Guid Task)> Prepared(Body body)
    {
        var @case = await NewCase(body);
        var signer = new Actor(house.Signer.Id, "signer", [Role.Signer], body.Id);
        var rapporteur = house.Members[0];
        await house.Do(async (SubmitExplanationHandler h) => await h.Handle(new(await Task(@case.Id, SubmitExplanation.Form), "Түзетілді"), signer));
        await house.Do(async (AssignRapporteurHandler h) => await h.Handle(new(await Task(@case.Id, AssignRapporteur.Form), rapporteur.Id), house.BySecretary));
        await house.Do(async (WriteBriefHandler h) => await h.Handle(new(await Task(@case.Id, WriteBrief.Form), "Анықтама"), SittingHouse.Of(rapporteur, Role.Member)));
        return (@case.Id, await Task(@case.Id, ScheduleHearing.Form));
    }

    private Task<HearingCase> NewCase(Body body) =>
        house.Do((OpenCaseHandler h) => h.Handle(new(body.Id, null, Trilingual.Of("Комиссия шешімі", "Решение Комиссии", null)), house.ByChair));

    private Task<Guid> Task(Guid @case, string form) =>
        house.Ask(db => db.Tasks.Where(t => t.CaseId == @case && t.Form == form && t.State == TaskState.Open).Select(t => t.Id).SingleAsync());

    private Task<Recommendation> Draft(Guid item, Guid responsible, CommissionTerm term, params Guid[] coExecutors) => house.Do((DraftRecommendationHandler h) => h.Handle(new(item,
        new(Trilingual.Of("Бөлімдерді толтыру", "Заполнить разделы", null), Trilingual.Of("Толық емес", "Неполно", null), Trilingual.Of("100 %", "100 %", null)),
        term, responsible, [.. coExecutors]), house.BySecretary));

    private async Task Open(Sitting sitting)
    {
        house.Clock.Advance((await house.Read(sitting.Id)).StartsAt - house.Clock.GetUtcNow());
        await house.Do((OpenSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        await house.Do((RecordPresenceHandler h) => h.Handle(new(sitting.Id, [house.Chair.Id, .. house.Members.SkipLast(1).Select(m => m.Id)]), house.BySecretary));
    }

    private System.Collections.Immutable.ImmutableArray<MemberVote> All(VoteChoice choice) =>
        [new(house.Chair.Id, choice), .. house.Members.SkipLast(1).Select(m => new MemberVote(m.Id, choice))];

    private async Task<DateOnly> Saturday()
    {
        var day = (await house.Day(25)).AddDays(1);
        while (day.DayOfWeek != DayOfWeek.Saturday) day = day.AddDays(1);
        return day;
    }

    private Task<CaseStatus> Status(Guid id) => house.Ask(db => db.Cases.Where(c => c.Id == id).Select(c => c.Status).SingleAsync());

    private Task<Body> NewBody(string code) => house.Ask(async db =>
    {
        var body = new Body { Code = code, Name = Trilingual.Of(code + " агенттігі", code, code), Kind = BodyKind.Agency };
        db.Add(body);
        await db.SaveChangesAsync();
        return body;
    });
}
