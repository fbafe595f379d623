using System.Globalization;
using Hearings.Access;
using Hearings.Bodies;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Recommendations;
using Hearings.Sittings;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Sittings;

/// <summary>A house in December 2021, when Almaty was at UTC+6.</summary>
public sealed class SeedHouse(Postgres postgres) : SittingHouse(postgres)
{
    public override async ValueTask InitializeAsync()
    {
        Clock.AdjustTime(LocalTime.At(new(2021, 12, 1), new(10, 0)));
        await base.InitializeAsync();
        // The database is younger than the history that it tells.
        await Ask(db => db.Definitions.ExecuteUpdateAsync(d => d.SetProperty(p => p.EffectiveFrom, Clock.GetUtcNow())));
    }
}

/// <summary>The Commission's last sitting of 2021, item by item: five kinds of business on one agenda.</summary>
public sealed class SeedSittingTests(SeedHouse house) : IClassFixture<SeedHouse>
{
    [Fact]
    public async Task The_sitting_of_23_December_2021_is_held_with_its_five_kinds_of_business()
    {
        var akimats = await house.Ask(async db =>
        {
            Body[] bodies = [City("NURSULTAN", "Нұр-Сұлтан"), City("ALMATY", "Алматы"), City("SHYMKENT", "Шымкент")];
            db.AddRange(bodies);
            await db.SaveChangesAsync();
            return bodies;
        });
        var heard = await CaseReady(house.Body);
        var sitting = await house.Do((PlanSittingHandler h) => h.Handle(new(new(2021, 12, 23), new(10, 0), new(12, 30), Trilingual.Of("Нұр-Сұлтан", "Нур-Султан", "Nur-Sultan")), house.BySecretary));
        Assert.Equal("S-2021-00001", sitting.Reference);
        Assert.Equal(TimeSpan.FromHours(6), LocalTime.Of(sitting.StartsAt).Offset);
        var progress = await Add(sitting, AgendaKind.FollowUp, "«Ашық үкімет» порталдары мен мемлекеттік органдар сайттарының бірыңғай платформасы бойынша ұсынымдардың орындалуы",
            "Исполнение рекомендаций по порталам «Открытого правительства» и единой платформе сайтов государственных органов", "Цифрлық даму вице-министрі", "Вице-министр цифрового развития");
        var road = await Add(sitting, AgendaKind.RoadMap, "Мемлекеттік аппаратты бюрократиядан арылту жөніндегі жол картасының орындалуы", "Исполнение дорожной карты по дебюрократизации государственного аппарата",
            "Мемлекет пен қоғам коммуникацияларын дамыту департаментінің директоры", "Директор департамента развития коммуникаций государства и общества");
        await house.Do((ScheduleHearingHandler h) => h.Handle(new(heard, sitting.Id), house.BySecretary));
        var list = await Add(sitting, AgendaKind.Proposal, "Сұранысы бойынша ашық деректердің бірыңғай тізбесін әзірлеу", "Разработка единого перечня открытых данных по востребованности", null, null);
        var plan = await Add(sitting, AgendaKind.WorkPlan, "Комиссияның 2022 жылға арналған жұмыс жоспарының жобасы", "Проект плана работы Комиссии на 2022 год", null, null);
        await Recommend(progress.Id, house.Body.Id, new(20), "Порталдарды БАҚ және ҮЕҰ-мен бірге танымал ету, келесі жылдың басында іс-шара өткізу", "Популяризировать порталы вместе со СМИ и НПО, провести мероприятие в начале следующего года");
        var hearing = (await house.Read(sitting.Id)).Items.Single(i => i.Kind == AgendaKind.Case);
        await Recommend(hearing.Id, house.Body.Id, new(10), "Өзектілік пен толықтықты 100 %-ға жеткізу", "Довести актуальность и наполненность до 100 %");
        foreach (var akimat in akimats)
            await Recommend(plan.Id, akimat.Id, new(20), "2022 жылы Комиссияда жеке тыңдауға дайындалу", "Подготовиться к отдельному заслушиванию на Комиссии в 2022 году");

        await house.Do((CallSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        house.Clock.AdjustTime(sitting.StartsAt);
        await house.Do((OpenSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        await house.Do((RecordPresenceHandler h) => h.Handle(new(sitting.Id, [house.Chair.Id, .. house.Members.Select(m => m.Id)]), house.BySecretary));
        await Decide(progress, "Порталдар танымал етілсін.", "Порталы популяризировать.");
        await Decide(road, "Кемшіліктер назарға алынсын.", "Недостатки принять к сведению.");
        await Decide(hearing, "Көрсеткіштер 100 %-дан төмен.", "Показатели ниже 100 %.", Outcome.Recommendations);
        await Decide(list, "Бірыңғай тізбе мемлекеттік органдармен бірге әзірленсін.", "Разработать единый перечень вместе с государственными органами.");
        await Decide(plan, "Жоспар мақұлдансын: отырыстар ай сайын, органдар жеке тыңдалсын.", "План одобрить: заседания ежемесячно, органы заслушивать отдельно.");
        await house.Do((EndSittingHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        await house.Do((DraftMinutesHandler h) => h.Handle(new(sitting.Id), house.BySecretary));
        var minutes = await house.Do((ApproveMinutesHandler h) => h.Handle(new(sitting.Id), house.ByChair));

        var document = MinutesDocument.Read(minutes.Content!);
        Assert.Equal(Enum.GetValues<AgendaKind>().Order(), document.Items.Select(i => i.Kind).Distinct().Order());
        Assert.Contains("Вице-министр цифрового развития", document.Items[0].Heard.Ru, StringComparison.Ordinal);
        Assert.Equal(["tied"], document.Items.Single(i => i.Kind == AgendaKind.Case).Recused);
        // Ten working days over the turn of the year, with 3, 4 and 7 January off.
        Assert.Equal(new DateOnly(2022, 1, 11), document.Items.Single(i => i.Kind == AgendaKind.Case).Recommendations.Single().DueOn);
        Assert.Equal(3, document.Items.Single(i => i.Kind == AgendaKind.WorkPlan).Recommendations.Count);
        Assert.Equal(5, await house.Ask(db => db.Tasks.CountAsync(t => t.State == TaskState.Open && t.Form == "answer-recommendation")));
        await house.Check();

        Task<AgendaItem> Decide(AgendaItem item, string kk, string ru, Outcome? outcome = null) => VoteAndDecide(sitting, item, Trilingual.Of(kk, ru, null), outcome);
    }

    private async Task<AgendaItem> VoteAndDecide(Sitting sitting, AgendaItem item, Trilingual decision, Outcome? outcome)
    {
        var voters = item.BodyId is null ? house.Members : house.Members.SkipLast(1);
        await house.Do((RecordVotesHandler h) => h.Handle(new(sitting.Id, item.Id, [new(house.Chair.Id, VoteChoice.For), .. voters.Select(m => new MemberVote(m.Id, VoteChoice.For))]), house.BySecretary));
        return await house.Do((DecideItemHandler h) => h.Handle(new(sitting.Id, item.Id, decision, outcome), house.BySecretary));
    }

    private Task<AgendaItem> Add(Sitting sitting, AgendaKind kind, string kk, string ru, string? postKk, string? postRu) => house.Do((AddAgendaItemHandler h) => h.Handle(
        new(sitting.Id, kind, Trilingual.Of(kk, ru, null), postKk is null ? null : new Speaker("Баяндамашы", Trilingual.Of(postKk, postRu, null), new())), house.BySecretary));

    private Task<Recommendation> Recommend(Guid item, Guid body, CommissionTerm term, string kk, string ru) => house.Do((DraftRecommendationHandler h) => h.Handle(
        new(item, new(Trilingual.Of(kk, ru, null), Trilingual.Of("Отырыс қорытындысы", "Итог заседания", null), Trilingual.Of("Есеп", "Отчёт", null)), term, body, []), house.BySecretary));

    private async Task<Guid> CaseReady(Body body)
    {
        var @case = await house.Do((OpenCaseHandler h) => h.Handle(new(body.Id, null, Trilingual.Of("Көрсеткіштері 100 %-дан төмен", "Показатели ниже 100 %", null)), house.ByChair));
        await house.Do(async (SubmitExplanationHandler h) => await h.Handle(new(await Task(SubmitExplanation.Form), "Толықтырылуда"), SittingHouse.Of(house.Signer, Role.Signer)));
        await house.Do(async (AssignRapporteurHandler h) => await h.Handle(new(await Task(AssignRapporteur.Form), house.Members[0].Id), house.BySecretary));
        await house.Do(async (WriteBriefHandler h) => await h.Handle(new(await Task(WriteBrief.Form), "Анықтама"), SittingHouse.Of(house.Members[0], Role.Member)));
        return await Task(ScheduleHearing.Form);

        Task<Guid> Task(string form) => house.Ask(db => db.Tasks.Where(t => t.CaseId == @case.Id && t.Form == form && t.State == TaskState.Open).Select(t => t.Id).SingleAsync());
    }

    private static Body City(string code, string name) => new()
    {
        Code = code, Kind = BodyKind.AkimatCity, Name = Trilingual.Of(name + " қаласының әкімдігі", "Акимат города " + name, string.Create(CultureInfo.InvariantCulture, $"Akimat of {code}")),
    };
}
