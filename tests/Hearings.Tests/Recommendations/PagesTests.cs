using Hearings.Access;
using Hearings.Bodies;
using Hearings.Recommendations;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Recommendations;

/// <summary>The whole remediation of two bodies through the pages that their people use: one remedied, one returned and then rejected.</summary>
public sealed class PagesTests(RemediationHouse house) : IClassFixture<RemediationHouse>
{
    [Fact]
    public async Task One_body_remedies_and_the_other_does_not()
    {
        // The secretary drafts, and amends what was drafted, on pages.
        using var office = await house.SignedIn(await house.Person(Role.Secretary));
        var item = await house.Item(new(2026, 9, 1));
        var write = await office.Get($"/recommendations/new/{item.Id}");
        Assert.Contains("This must be filled in", (await office.Submit(write, "write-recommendation")).Main, StringComparison.Ordinal);
        var drafted = await office.Submit(write, "write-recommendation", new()
        {
            ["Form.Text"] = "Бөлімді толтыру.", ["Form.Reason"] = "Бөлім бос.", ["Form.Criterion"] = "Бөлім толық.", ["Form.Responsible"] = house.Alpha.Id.ToString(),
            ["Form.CoExecutors"] = house.Beta.Id.ToString(), ["Form.Date.Day"] = "22", ["Form.Date.Month"] = "3", ["Form.Date.Year"] = "2026",
        });
        var reference = drafted.Address.Segments[^1];
        Assert.Contains("The text is missing in this language", drafted.Main, StringComparison.Ordinal);
        await office.Submit(await office.Get($"/recommendations/{reference}/amend"), "write-recommendation", new() { ["Form.TextRu"] = "Заполнить раздел." });
        var recommendation = await house.BringIntoForce(await house.Ask(db => db.Recommendations.Where(r => r.Reference == reference).Select(r => r.Id).SingleAsync()));

        // 22 March is a day off: moved to the 26th, and said so.
        using var signer = await house.SignedIn(await house.Person(Role.Signer, name: "signer-alpha"));
        using var loader = await house.SignedIn(await house.Person(Role.Loader, name: "loader-alpha"));
        Assert.Contains("moved to 26 March 2026", (await signer.Get($"/recommendations/{reference}")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Agency Beta", (await signer.Get($"/recommendations/{reference}")).Main, StringComparison.Ordinal);

        // The portal says what, by when and why, and leads there.
        Assert.Contains("/portal", (await signer.Get("/")).Html.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        var portal = await signer.Get("/portal");
        Assert.Contains("Answer the recommendation", portal.Main, StringComparison.Ordinal);
        Assert.Contains("asks whether you accept it", portal.Main, StringComparison.Ordinal);
        var answer = await signer.Get(portal.Html.QuerySelector(".duty a.govuk-button")!.GetAttribute("href")!);
        await signer.Submit(answer, "answer-recommendation", new() { ["Form.Answer"] = "Accepted" });

        // The loader prepares, the signer signs; not the other way round.
        var duty = (await loader.Get("/portal")).Html.QuerySelector(".duty a.govuk-button")!.GetAttribute("href")!;
        Assert.EndsWith("/evidence", duty, StringComparison.Ordinal);
        var empty = await loader.Submit(await loader.Get(duty), "load-evidence", new() { ["Form.Note"] = "Толтырылды." });
        Assert.Contains("a note alone is no evidence", empty.Main, StringComparison.Ordinal);
        await loader.Submit(empty, "load-evidence", new() { ["Form.Links"] = "https://www.gov.kz/alpha" });
        Assert.Contains("waits for a signature", (await signer.Get("/portal")).Main, StringComparison.Ordinal);
        await signer.Submit(await Task(signer, recommendation, house.Alpha, SubmitEvidence.Form), "submit-evidence");
        Assert.Contains("a reviewer verifies your evidence", (await signer.Get("/portal")).Main, StringComparison.Ordinal);
        await house.Check();

        // The reviewer of the same body is told in the queue, and refused where forced.
        using var tied = await house.SignedIn(await house.Person(Role.Reviewer, name: "tied"));
        Assert.Contains("Of your own body", (await tied.Get("/reviews")).Main, StringComparison.Ordinal);
        var forced = await tied.Submit(await Task(tied, recommendation, house.Alpha, VerifyEvidence.Form), "verify-evidence", new() { ["Form.Verdict"] = "Accept" });
        Assert.DoesNotContain("verdict is stored", forced.Main, StringComparison.Ordinal);

        // A version that came meanwhile is not judged unseen; the page then shows it.
        using var reviewer = await house.SignedIn(await house.Person(Role.Reviewer));
        var seen = await Task(reviewer, recommendation, house.Alpha, VerifyEvidence.Form);
        await loader.Submit(await loader.Get($"/recommendations/{reference}/evidence"), "load-evidence", new() { ["Form.Links"] = "https://www.gov.kz/alpha/2" });
        await signer.Submit(await signer.Get($"/recommendations/{reference}/evidence"), "submit-further");
        var preparing = await loader.Get($"/recommendations/{reference}/evidence");
        var stale = await reviewer.Submit(seen, "verify-evidence", new() { ["Form.Verdict"] = "Accept" });
        Assert.Contains("You saw version 1, now there is version 2.", stale.Main, StringComparison.Ordinal);
        Assert.Contains("https://www.gov.kz/alpha/2", stale.Main, StringComparison.Ordinal);
        await reviewer.Submit(stale, "verify-evidence", new() { ["Form.Verdict"] = "Accept" });
        Assert.Contains("You accepted it", (await reviewer.Get("/reviews")).Main, StringComparison.Ordinal);
        var own = await Task(reviewer, recommendation, house.Alpha, ConfirmVerification.Form);
        Assert.Contains("a second person does this one", own.Main, StringComparison.Ordinal);
        Assert.Null(own.Html.QuerySelector("input[name='_handler'][value$='confirm-verification']"));
        using var second = await house.SignedIn(await house.Person(Role.Reviewer, name: "second"));

        // Still at a further version when it is accepted, the loader is told so and keeps what was typed.
        preparing = await loader.Send(preparing, "load-evidence", new() { ["Form.Note"] = "Тағы бір сілтеме." });
        Assert.Contains("stands at “Acceptance is confirmed”", preparing.Main, StringComparison.Ordinal);
        Assert.Equal("Тағы бір сілтеме.", preparing.Text("textarea[name='Form.Note']"));
        var confirmed = await second.Submit(await Task(second, recommendation, house.Alpha, ConfirmVerification.Form), "confirm-verification", new() { ["Form.Decision"] = "confirm" });
        Assert.Contains("Executed", confirmed.Main, StringComparison.Ordinal);
        await house.Check();

        // Too late: the body's part is closed, and the page says by which rule.
        var late = await loader.Get($"/recommendations/{reference}/evidence");
        Assert.Contains("No evidence is asked now", late.Main, StringComparison.Ordinal);

        // The other body refuses; the chair insists; its evidence is returned, then rejected.
        using var beta = await house.SignedIn(await house.Person(Role.Signer, name: "signer-beta"), Language.Kk);
        using var betaLoader = await house.SignedIn(await house.Person(Role.Loader, name: "loader-beta"), Language.Ru);
        await beta.Submit(await Task(beta, recommendation, house.Beta, AnswerRecommendation.Form), "answer-recommendation", new() { ["Form.Answer"] = "Refused", ["Form.Reasons"] = "Бұл біздің міндет емес." });
        Assert.Contains("Chair", (await Task(office, recommendation, house.Beta, ConsiderRefusal.Form)).Main, StringComparison.Ordinal);
        using var chair = await house.SignedIn(await house.Person(Role.Chair));
        await chair.Submit(await Task(chair, recommendation, house.Beta, ConsiderRefusal.Form), "consider-refusal", new() { ["Form.Decision"] = "insist", ["Form.Reasons"] = "Бұл сіздің міндет." });
        await betaLoader.Submit(await betaLoader.Get($"/recommendations/{reference}/evidence"), "load-evidence", new() { ["Form.Links"] = "https://www.gov.kz/beta" });
        await beta.Submit(await Task(beta, recommendation, house.Beta, SubmitEvidence.Form), "submit-evidence");
        await reviewer.Submit(await Task(reviewer, recommendation, house.Beta, VerifyEvidence.Form), "verify-evidence", new() { ["Form.Verdict"] = "Return", ["Form.Missing"] = "Екінші бөлім жоқ." });
        Assert.Contains("Екінші бөлім жоқ.", (await beta.Get($"/recommendations/{reference}")).Main, StringComparison.Ordinal);
        await betaLoader.Submit(await betaLoader.Get($"/recommendations/{reference}/evidence"), "load-evidence", new() { ["Form.Note"] = "Толықтырылды." });
        await beta.Submit(await Task(beta, recommendation, house.Beta, SubmitEvidence.Form), "submit-evidence");
        await reviewer.Submit(await Task(reviewer, recommendation, house.Beta, VerifyEvidence.Form), "verify-evidence", new() { ["Form.Verdict"] = "Reject", ["Form.Missing"] = "Бөлім бәрібір бос." });
        var end = await office.Get($"/recommendations/{reference}");
        Assert.Equal("Not executed", end.Text(".tag"));
        Assert.Contains("Evidence, version 2", end.Main, StringComparison.Ordinal);
        await house.Check();
    }

    private async Task<Page> Task(Browser browser, Recommendation recommendation, Body body, string form)
    {
        var task = await house.Task(recommendation, body, form);
        Assert.True(task is not null, $"{body.Code} has no open task {form}.");
        return await browser.Get($"/tasks/{task.Id}");
    }
}
