using Hearings.Access;
using Hearings.Cases;
using Hearings.Recommendations;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.BrowserTests;

/// <summary>
/// Two cases from the score to their ends, by all who have a part in them: one body remedies and its case is closed, the
/// other's evidence is rejected and it is heard again. Every page on the way is free of barriers.
/// </summary>
public sealed class TwoCasesTests(Stage house) : IClassFixture<Stage>
{
    private const string Closed = "H-2026-00001";
    private const string Again = "H-2026-00002";
    private const string Sitting = "S-2026-00001";
    private static readonly string[] Voters = ["chair", "member1", "member2", "member3"];

    [Fact]
    public async Task One_case_is_closed_and_the_other_is_heard_again()
    {
        foreach (var name in Voters) await house.Person(name == "chair" ? Role.Chair : Role.Member, name: name);
        await house.Person(Role.Signer, house.Low.Id, "low.signer");
        await house.Person(Role.Loader, house.Low.Id, "low.loader");
        await house.Person(Role.Signer, house.Lower.Id, "lower.signer");
        await house.Person(Role.Loader, house.Lower.Id, "lower.loader");
        await house.OpenCases();

        await Explain();
        await Prepare();
        await Plan();
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 12, 5, 0, 0, TimeSpan.Zero));
        await Hold();
        await Approve();
        await house.Check();
        await Remedy();
        await Fail();
        await HearAgain();
        await house.Check();

        Assert.Equal((CaseStatus.Closed, ClosingGround.Remedied), await State(Closed));
        Assert.Equal((CaseStatus.Hearing, null), await State(Again));

        await HoldAgain();
        Assert.Equal((CaseStatus.Closed, ClosingGround.Unremedied), await State(Again));
        await house.Check();
        Assert.True(house.Found.IsEmpty, string.Join('\n', house.Found));
    }

    private async Task Explain()
    {
        var low = await house.Enter("low.signer", Role.Signer, Language.Kk, 390, house.Low.Id);
        await low.Look("start");
        await low.Go("/portal");
        await low.Look("portal");
        await low.Follow(".duty a.govuk-button");
        await low.Fill(("Form.Text", "Бөлімдер наурыз айында толтырылады."));
        await low.Look("explanation");
        await low.Send("submit-explanation");
        await low.Look("explained");
        await low.Go("/notices");
        await low.Look("notices");

        var lower = await house.Enter("lower.signer", Role.Signer, Language.Ru, 1280, house.Lower.Id);
        await lower.Go("/portal");
        await lower.Follow(".duty a.govuk-button");
        await lower.Send("submit-explanation");
        await lower.Look("explanation-refused", refused: true);
        await lower.Fill(("Form.Text", "Разделы будут наполнены."));
        await lower.Send("submit-explanation");
        await lower.Look("explained");
    }

    private async Task Prepare()
    {
        var secretary = await house.Enter("secretary", Role.Secretary, Language.Ru, 1280);
        await secretary.Look("start");
        foreach (var (reference, name) in new (string, string)[] { (Closed, "member1"), (Again, "member2") })
        {
            await secretary.Next(reference);
            await secretary.Fill(("Form.Rapporteur", (await house.Person(Role.Member, name: name)).Id.ToString()));
            await secretary.Look("assign");
            await secretary.Send("assign-rapporteur");
        }
        await secretary.Look("assigned");
        foreach (var (reference, name, language, width) in new (string, string, Language, int)[] { (Closed, "member1", Language.Kk, 390), (Again, "member2", Language.En, 1280) })
        {
            var member = await house.Enter(name, Role.Member, language, width);
            await member.Look("start");
            await member.Next(reference);
            await member.Fill(("Form.Text", "Органды тыңдауды ұсынамын."));
            await member.Look("brief");
            await member.Send("write-brief");
            await member.Look("briefed");
        }
    }

    private async Task Plan()
    {
        var secretary = await house.Enter("secretary", Role.Secretary, Language.Ru, 1280);
        await secretary.Go("/sittings/plan");
        await secretary.Fill(("Form.Date.Day", "8"), ("Form.Date.Month", "3"), ("Form.Date.Year", "2026"), ("Form.PlaceKk", "Мәжіліс залы"), ("Form.PlaceRu", "Зал заседаний"));
        await secretary.Send("plan");
        await secretary.Look("plan-on-day-off", refused: true);
        await secretary.Fill(("Form.Date.Day", "12"));
        await secretary.Send("plan");
        await secretary.Look("planned");
        foreach (var reference in (string[])[Closed, Again])
        {
            await secretary.Next(reference);
            await secretary.Look("schedule");
            await secretary.Send("schedule-hearing");
            await secretary.Look("scheduled");
        }
        foreach (var (number, body) in new (int, Guid)[] { (1, house.Low.Id), (2, house.Lower.Id) })
        {
            await secretary.Go($"/sittings/{Sitting}");
            await secretary.Follow($"#item-{number} a[href^='/recommendations/new/']");
            await secretary.Fill(("Form.Text", "Қазақ тіліндегі бөлімдерді толтыру."), ("Form.TextRu", "Наполнить разделы на казахском языке."), ("Form.Reason", "Бөлімдер бос."), ("Form.ReasonRu", "Разделы пусты."),
                ("Form.Criterion", "Әр бөлімде мазмұн бар."), ("Form.CriterionRu", "В каждом разделе есть содержание."), ("Form.Responsible", body.ToString()), ("Form.Term", "10"));
            await secretary.Look("recommendation");
            await secretary.Send("write-recommendation");
            await secretary.Look("drafted");
        }
        await secretary.Go($"/sittings/{Sitting}");
        await secretary.Look("agenda");
        await secretary.Send("call");
        await secretary.Look("called");
        await secretary.Go("/outbox");
        await secretary.Look("outbox");
        await secretary.Go("/letters");
        await secretary.Follow("main tbody a");
        await secretary.Look("letter");

        var invited = await house.Enter("lower.loader", Role.Loader, Language.En, 390, house.Lower.Id);
        await invited.Go($"/sittings/{Sitting}");
        await invited.Fill(("Form.Reply", "Accepted"), ("Form.Representative", "B. Seitov, head of department"));
        await invited.Look("invitation");
        await invited.Send("reply");
        await invited.Look("replied");
    }

    private async Task Hold()
    {
        var secretary = await house.Enter("secretary", Role.Secretary, Language.Ru, 390);
        await secretary.Go($"/sittings/{Sitting}/run");
        await secretary.Look("run");
        await secretary.Send("open");
        foreach (var box in await secretary.Page.Locator("[name='Form.Members']").AllAsync()) await box.CheckAsync();
        await secretary.Look("presence");
        await secretary.Send("arrive");

        // The first item is voted on with phones, the second one by a show of hands.
        await secretary.Go($"/sittings/{Sitting}/run?item=1");
        await secretary.Fill(("Form.DiscussionKk", "Орган өкілі тыңдалды."), ("Form.DiscussionRu", "Заслушан представитель органа."));
        await secretary.Send("hear");
        await secretary.Send("vote");
        await secretary.Look("vote-open");
        foreach (var (name, place) in Voters.Select((name, place) => (name, place)))
        {
            var member = await house.Enter(name, name == "chair" ? Role.Chair : Role.Member, (Language)(place % 3), 390);
            await member.Go($"/sittings/{Sitting}/vote");
            await member.Fill(("Form.Choice", place == 3 ? "Abstained" : "For"));
            await member.Look("vote");
            await member.Send("vote");
            await member.Look("voted");
        }
        await secretary.Go($"/sittings/{Sitting}/run?item=1");
        await secretary.Send("close");
        await secretary.Look("vote-closed");
        await Decide(secretary);
        await secretary.Look("decided");

        await secretary.Go($"/sittings/{Sitting}/run?item=2");
        await secretary.Send("hear");
        await secretary.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        foreach (var name in Voters) await secretary.Fill(($"Vote-{(await house.Person(Role.Member, name: name)).Id}", "For"));
        await secretary.Look("hands");
        await secretary.Send("votes");
        await Decide(secretary);
        await secretary.Send("end");
        await secretary.Look("ended");
    }

    private async Task Approve()
    {
        var secretary = await house.Enter("secretary", Role.Secretary, Language.Ru, 1280);
        await secretary.Go($"/sittings/{Sitting}/minutes");
        await secretary.Send("draft");
        await secretary.Look("minutes");
        var chair = await house.Enter("chair", Role.Chair, Language.Kk, 1280);
        await chair.Go($"/sittings/{Sitting}/minutes");
        await chair.Look("approve");
        await chair.Send("approve");
        await chair.Look("approved");
        await secretary.Go("/recommendations");
        await secretary.Look("recommendations");
    }

    private async Task Remedy()
    {
        var signer = await house.Enter("low.signer", Role.Signer, Language.Kk, 390, house.Low.Id);
        await signer.Answer();
        var loader = await house.Enter("low.loader", Role.Loader, Language.En, 1280, house.Low.Id);
        await loader.Load();
        await signer.Sign();

        var reviewer = await house.Enter("reviewer1", Role.Reviewer, Language.Ru, 1280);
        await reviewer.Go("/reviews");
        await reviewer.Look("reviews");
        await Judge(reviewer, house.Low.Id, Verdict.Accept, null);
        var second = await house.Enter("reviewer2", Role.Reviewer, Language.Kk, 390);
        await second.Go(await TaskOf(ConfirmVerification.Form, house.Low.Id));
        await second.Fill(("Form.Decision", "confirm"));
        await second.Look("confirm");
        await second.Send("confirm-verification");
        await second.Look("confirmed");

        var secretary = await house.Enter("secretary", Role.Secretary, Language.En, 1280);
        await secretary.Next(Closed);
        await secretary.Fill(("Form.LearningPoints", "Мазмұнды екі тілде қатар жариялау керек."), ("Form.Ru", "Публиковать на двух языках сразу."));
        await secretary.Look("close");
        await secretary.Send("close-case");
        await secretary.Look("closed");
    }

    private async Task Fail()
    {
        var signer = await house.Enter("lower.signer", Role.Signer, Language.Ru, 1280, house.Lower.Id);
        await signer.Answer();
        var loader = await house.Enter("lower.loader", Role.Loader, Language.Kk, 390, house.Lower.Id);
        await loader.Load();
        await signer.Sign();
        var reviewer = await house.Enter("reviewer2", Role.Reviewer, Language.En, 390);
        await Judge(reviewer, house.Lower.Id, Verdict.Reject, "The sections are still empty.");
    }

    private async Task HearAgain()
    {
        var secretary = await house.Enter("secretary", Role.Secretary, Language.Kk, 390);
        await secretary.Go($"/cases/{Again}");
        await secretary.Look("unremedied");
        await secretary.Go("/sittings/plan");
        await secretary.Fill(("Form.Date.Day", "16"), ("Form.Date.Month", "4"), ("Form.Date.Year", "2026"), ("Form.PlaceKk", "Мәжіліс залы"), ("Form.PlaceRu", "Зал заседаний"));
        await secretary.Send("plan");
        await secretary.Next(Again);
        await secretary.Send("schedule-hearing");
        await secretary.Look("heard-again");
        await secretary.Sees("S-2026-00002");
    }

    /// <summary>The second sitting, by the commands that the pages give, and what the body and the Commission see of it.</summary>
    private async Task HoldAgain()
    {
        var item = await house.Ask(db => db.AgendaItems.AsNoTracking().SingleAsync(i => i.Status == Hearings.Sittings.ItemStatus.Planned && i.CaseId != null));
        await house.OpenSitting(item.SittingId);
        await house.Decide(item.SittingId, item.Id, Outcome.NoAction, Trilingual.Of("Жаңа шара қажет емес.", "Новых мер не требуется.", null));
        await house.ApproveMinutes(item.SittingId);
        var secretary = await house.Enter("secretary", Role.Secretary, Language.Ru, 390);
        await secretary.Next(Again);
        await secretary.Fill(("Form.LearningPoints", "Екінші тыңдауға дейін толтыруға болады."), ("Form.Ru", "Наполнить можно и до второго заслушивания."));
        await secretary.Send("close-case");
        await secretary.Look("closed-again");
        var signer = await house.Enter("lower.signer", Role.Signer, Language.Kk, 390, house.Lower.Id);
        await signer.Go("/notices");
        await signer.Look("told-of-the-end");
        await signer.Sees(Again);
    }

    private static async Task Decide(Player secretary)
    {
        await secretary.Fill(("Form.Outcome", "Recommendations"), ("Form.DecisionKk", "Ұсыным берілсін."), ("Form.DecisionRu", "Дать рекомендацию."));
        await secretary.Look("decide");
        await secretary.Send("decide");
    }

    private async Task Judge(Player reviewer, Guid body, Verdict verdict, string? missing)
    {
        await reviewer.Go(await TaskOf(VerifyEvidence.Form, body));
        await reviewer.Fill(("Form.Verdict", verdict.ToString()));
        if (missing is not null) await reviewer.Fill(("Form.Missing", missing));
        await reviewer.Look("verify");
        await reviewer.Send("verify-evidence");
        await reviewer.Look("verified");
    }

    private async Task<string> TaskOf(string form, Guid body) =>
        "/tasks/" + await house.Ask(db => db.Tasks.Where(t => t.State == TaskState.Open && t.Form == form && t.BodyId == body).Select(t => t.Id).SingleAsync());

    private async Task<(CaseStatus, ClosingGround?)> State(string reference)
    {
        var @case = await house.Ask(db => db.Cases.SingleAsync(c => c.Reference == reference));
        return (@case.Status, @case.ClosingGround);
    }
}
