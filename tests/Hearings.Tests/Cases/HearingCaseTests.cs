using System.Net;
using Hearings.Access;
using Hearings.Cases;
using Hearings.Sittings;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Cases;

/// <summary>A case from score to outcome, through the pages that its people use.</summary>
public sealed class HearingCaseTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task A_case_goes_from_the_threshold_to_an_outcome()
    {
        var (secretary, member) = (await house.Person(Role.Secretary), await house.Person(Role.Member));
        var tied = await house.Person(Role.Member, house.Low.Id, "tied");
        var signer = await house.Person(Role.Signer, house.Low.Id);
        Assert.Equal(2, await house.OpenCases());
        Assert.Equal(0, await house.OpenCases());
        await house.Check();

        // The body explains.
        using var body = await house.SignedIn(signer, Language.Kk);
        var work = await body.Get("/");
        Assert.Single(work.Html.QuerySelectorAll("main tbody tr"));
        Assert.Contains("2026 жылғы 17 наурыз", work.Main, StringComparison.Ordinal); // 10 working days, 9 March off
        var task = await body.Get(work.Html.QuerySelector("main tbody a")!.GetAttribute("href")!);
        var empty = await body.Submit(task, "submit-explanation");
        Assert.Equal(["Түсініктеме: Бұл өрісті толтыру қажет."], empty.Texts(".govuk-error-summary__list a"));
        var explained = await body.Submit(task, "submit-explanation", new() { ["Form.Text"] = "Бөлімдер наурыз айында толтырылады." });
        Assert.Equal("/cases/H-2026-00001", explained.Address.AbsolutePath);
        Assert.Contains("Бөлімдер наурыз айында толтырылады.", explained.Main, StringComparison.Ordinal);
        await house.Check();

        // The same form sent again changes nothing and says who was first.
        var again = await body.Submit(task, "submit-explanation", new() { ["Form.Text"] = "Екінші" });
        Assert.Contains("енді ашық емес", again.Main, StringComparison.Ordinal);
        Assert.Contains("Signer", again.Main, StringComparison.Ordinal);

        // The secretary assigns; whoever is tied to the body is not offered, and refused where forced.
        using var office = await house.SignedIn(secretary);
        var assign = await Open(office, "H-2026-00001");
        Assert.DoesNotContain(assign.Html.QuerySelectorAll("option"), o => o.GetAttribute("value") == tied.Id.ToString());
        assign.Html.QuerySelector("select")!.InnerHtml += $"<option value='{tied.Id}'></option>";
        var refused = await office.Submit(assign, "assign-rapporteur", new() { ["Form.Rapporteur"] = tied.Id.ToString() });
        Assert.Contains("belongs to the body that is heard", refused.Main, StringComparison.Ordinal);
        await office.Submit(await Open(office, "H-2026-00001"), "assign-rapporteur", new() { ["Form.Rapporteur"] = member.Id.ToString() });

        // The rapporteur writes the brief; nobody else is shown its task, and the body does not read it.
        using var rapporteur = await house.SignedIn(member, Language.Ru);
        await rapporteur.Submit(await Open(rapporteur, "H-2026-00001"), "write-brief", new() { ["Form.Text"] = "Предлагаю заслушать." });
        Assert.Contains("Предлагаю заслушать.", (await office.Get("/cases/H-2026-00001")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Предлагаю заслушать.", (await body.Get("/cases/H-2026-00001")).Main, StringComparison.Ordinal);

        // The hearing is an item of a sitting: there must be one first, and it comes onto its agenda.
        var schedule = await Open(office, "H-2026-00001");
        Assert.Contains("No sitting is planned", schedule.Main, StringComparison.Ordinal);
        var first = await house.PlanSitting(new(2026, 3, 26));
        schedule = await Open(office, "H-2026-00001");
        Assert.Equal(first.Id.ToString(), schedule.Html.QuerySelector("input[checked]")!.GetAttribute("value"));
        var scheduled = await office.Submit(schedule, "schedule-hearing");
        Assert.Contains(first.Reference, scheduled.Main, StringComparison.Ordinal);
        await house.Check();

        // It ends there: the task leads to the sitting, and a case that is put off is scheduled anew.
        Assert.Equal($"/sittings/{first.Reference}/run", (await Open(office, "H-2026-00001")).Html.QuerySelector("main a.govuk-button")!.GetAttribute("href"));
        await house.OpenSitting(first.Id);
        await house.With<PutOffItemHandler, AgendaItem>(async h => await h.Handle(new(first.Id, await Item(first.Id), Trilingual.Of("Орган сұрады.", "Просьба органа.", null)), await house.As(Role.Secretary)));
        var second = await house.PlanSitting(new(2026, 3, 27), 15);
        using var later = await house.SignedIn(secretary);
        await later.Submit(await Open(later, "H-2026-00001"), "schedule-hearing", new() { ["Form.Sitting"] = $"{second.Id}" });
        await house.With<EndSittingHandler, Sitting>(async h => await h.Handle(new(first.Id), await house.As(Role.Secretary)));
        await house.OpenSitting(second.Id);
        await house.Decide(second.Id, await Item(second.Id), Outcome.NoAction, Trilingual.Of("Бөлімдер толтырылды.", "Разделы заполнены.", null));
        using var after = await house.SignedIn(secretary);
        Assert.Contains("Minutes awaited", (await after.Get("/cases/H-2026-00001")).Main, StringComparison.Ordinal);
        await house.Check();

        // The minutes bring no recommendation, so the secretary closes the case with what others may learn from it.
        await house.ApproveMinutes(second.Id);
        await house.Check();
        var close = await Open(after, "H-2026-00001");
        Assert.Contains("closes with: No action was needed", close.Main, StringComparison.Ordinal);
        Assert.NotEmpty((await after.Submit(close, "close-case")).Texts(".govuk-error-summary a"));
        var closed = await after.Submit(close, "close-case", new() { ["Form.LearningPoints"] = "Бөлімдерді ай сайын тексерген жөн." });

        Assert.Contains("Closed: No action was needed", closed.Main, StringComparison.Ordinal);
        Assert.Contains("Бөлімдерді ай сайын тексерген жөн.", closed.Main, StringComparison.Ordinal);
        // The story, in order; sittings and letters tell of themselves in between.
        string[] story =
        [
            "The case was closed: No action was needed", "Outcome of hearing 2: No action", "Hearing 2 was scheduled for 27 March 2026, 15:00, Мәжіліс залы",
            "Outcome of hearing 1: Postponed", "Hearing 1 was scheduled for 26 March 2026, 10:00, Мәжіліс залы", "The rapporteur handed in the brief",
            "Member was assigned as rapporteur", "The body submitted its explanation", "Case H-2026-00001 opened: the lowest figure, 80 %, is below the threshold of 100 %",
        ];
        Assert.Equal(story, closed.Texts(".moj-timeline__title").Select(t => t.Replace('\u00a0', ' ')).Where(story.Contains));
        await house.Check();

        // Meanwhile the other body let its deadline pass: once, and the case went on.
        await house.RunJobs();
        await house.RunJobs();
        Assert.Contains("gave no explanation in time", (await after.Get("/cases/H-2026-00002")).Main, StringComparison.Ordinal);
        Assert.Equal(1, await house.Ask(db => db.Events.CountAsync(e => e.Kind == "ExplanationMissed")));
        await house.Check();

        // An officer of another body sees none of it.
        var stranger = await house.Person(Role.Loader, house.Full.Id);
        using var other = await house.SignedIn(stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/cases/H-2026-00001")).Status);
        Assert.Empty((await other.Get("/cases")).Html.QuerySelectorAll("main tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(schedule.Address.AbsolutePath)).Status);
        Assert.Equal(2, await house.Ask(db => db.Instances.CountAsync(i => i.Status != InstanceStatus.Cancelled)));
    }

    private Task<Guid> Item(Guid sitting) => house.Ask(db => db.AgendaItems.Where(i => i.SittingId == sitting).Select(i => i.Id).SingleAsync());

    /// <summary>Opens the case and follows its button to the task.</summary>
    private static async Task<Page> Open(Browser browser, string reference)
    {
        var page = await browser.Get($"/cases/{reference}");
        var button = page.Html.QuerySelector(".next-step a.govuk-button");
        Assert.True(button is not null, page.Main);
        return await browser.Get(button.GetAttribute("href")!);
    }
}
