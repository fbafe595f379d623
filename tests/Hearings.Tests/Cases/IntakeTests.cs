using System.Net;
using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Monitoring;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Cases;

/// <summary>How cases come in beside the threshold: by hand and from complaints; and how two about the same become one.</summary>
public sealed class IntakeTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task The_secretary_opens_a_case_by_hand_over_a_round_or_over_none()
    {
        using var office = await house.SignedIn(await house.Person(Role.Secretary));
        var form = await office.Get("/cases/open");

        var empty = await office.Submit(form, "open-case");
        Assert.Equal(["Body: This must be filled in."], empty.Texts(".govuk-error-summary__list a"));
        var noGround = await office.Submit(form, "open-case", new() { ["Form.Body"] = $"{house.Full.Id}" });
        Assert.Equal(["Ground, in Kazakh: This must be filled in."], noGround.Texts(".govuk-error-summary__list a"));

        var opened = await office.Submit(form, "open-case", new() { ["Form.Body"] = $"{house.Full.Id}", ["Form.Round"] = $"{house.Round.Id}", ["Form.Ground"] = "Ашық деректер тізілімі." });
        Assert.Contains("Opened by the Commission", opened.Main, StringComparison.Ordinal);
        Assert.Contains("Ашық деректер тізілімі.", opened.Main, StringComparison.Ordinal);
        Assert.Contains("100", opened.Main, StringComparison.Ordinal);
        Assert.Contains("Submit an explanation", opened.Main, StringComparison.Ordinal);

        var without = await office.Submit(form, "open-case", new() { ["Form.Body"] = $"{house.Unknown.Id}", ["Form.Round"] = "", ["Form.Ground"] = "Негіз." });
        var found = await house.Ask(db => db.Cases.SingleAsync(c => c.Reference == Reference(without)));
        Assert.Equal((CaseOrigin.Manual, null, null), (found.Origin, found.RoundId, found.Lowest));
        Assert.Contains(Reference(without), (await office.Get("/cases?origin=Manual")).Main, StringComparison.Ordinal);
        await house.Check();
    }

    [Fact]
    public async Task A_complaint_opens_a_case_or_joins_the_open_one_and_a_refused_request_is_never_admitted()
    {
        using var office = await house.SignedIn(await house.Person(Role.Secretary));
        var form = await office.Get("/complaints/receive");
        var wrong = await office.Submit(form, "receive-complaint", new()
        {
            ["Form.Body"] = $"{house.Lower.Id}", ["Form.Subject"] = "Missing", ["Form.ReceivedOn.Year"] = "2027", ["Form.Complainant"] = "А. Б.", ["Form.Text"] = "Бюджет жоқ.", ["Form.Address"] = "javascript:alert(1)",
        });
        Assert.Contains("is not between", wrong.Main, StringComparison.Ordinal);
        var address = await office.Submit(wrong, "receive-complaint", new() { ["Form.ReceivedOn.Year"] = "2026" });
        Assert.Contains("is no address of a web page", address.Main, StringComparison.Ordinal);
        Assert.Equal("Бюджет жоқ.", address.Html.QuerySelector("textarea")!.TextContent.Trim());
        var received = await office.Submit(address, "receive-complaint", new() { ["Form.Address"] = "https://www.gov.kz/budget" });
        Assert.Contains("C-2026-", received.Address.AbsolutePath, StringComparison.Ordinal);

        // Admitted without reasons: refused. With them: a case of its own, the body asked to explain itself.
        var bare = await office.Submit(received, "decide", new() { ["Form.Admissible"] = "yes" });
        Assert.NotEmpty(bare.Texts(".govuk-error-summary__list a"));
        var admitted = await office.Submit(received, "decide", new() { ["Form.Admissible"] = "yes", ["Form.Join"] = "new", ["Form.Reasons"] = "Жариялауға тиіс ақпарат." });
        Assert.Contains("was admitted", admitted.Main, StringComparison.Ordinal);
        var reference = admitted.Html.QuerySelector("a[href^='/cases/H-']")!.TextContent;
        var file = await office.Get($"/cases/{reference}");
        Assert.Contains("Бюджет жоқ.", file.Main, StringComparison.Ordinal);
        Assert.Contains("Жариялауға тиіс ақпарат.", file.Main, StringComparison.Ordinal);

        // It is decided once; the page that was left open says so.
        Assert.Contains("A complaint is decided once", (await office.Submit(received, "decide", new() { ["Form.Admissible"] = "no", ["Form.Reasons"] = "x" })).Main, StringComparison.Ordinal);

        // The next one is offered the open case first and joins it.
        var second = await office.Submit(await office.Get("/complaints/receive"), "receive-complaint", Complaint("Outdated"));
        var joined = await office.Submit(second, "decide", new() { ["Form.Admissible"] = "yes", ["Form.Reasons"] = "Сол мәселе." });
        Assert.Equal(reference, joined.Html.QuerySelector("a[href^='/cases/H-']")!.TextContent);

        // A refused request: the page says where it goes, and nothing admits it.
        var refusal = await office.Submit(await office.Get("/complaints/receive"), "receive-complaint", Complaint("Refusal"));
        Assert.Contains("superior body or official, or to court", refusal.Main, StringComparison.Ordinal);
        var forced = await Assert.ThrowsAsync<RuleViolation>(() => house.With<DecideAdmissibilityHandler, Complaint>(async handler => await handler.Handle(
            new((await house.Ask(db => db.Complaints.SingleAsync(c => c.Subject == ComplaintSubject.Refusal))).Id, true, Trilingual.Of("x", null, null), null), Actor.System)));
        Assert.Equal("ComplaintOfRefusal", forced.Rule);
        var rejected = await office.Submit(refusal, "decide", new() { ["Form.Admissible"] = "no", ["Form.Reasons"] = "Жоғары тұрған органға жүгініңіз." });
        Assert.Contains("found inadmissible", rejected.Main, StringComparison.Ordinal);

        // The list narrows and says the same as the file; the body reads neither complaint nor complainant.
        Assert.Single((await office.Get("/complaints?status=Inadmissible")).Html.QuerySelectorAll("main tbody tr"));
        Assert.DoesNotContain("А. Б.", await Csv(office, "/complaints.csv"), StringComparison.Ordinal);
        Assert.Equal(4, (await Csv(office, "/complaints.csv?q=Agency+Lower")).TrimEnd().Split('\n').Length);
        using var body = await house.SignedIn(await house.Person(Role.Signer, house.Lower.Id, "lower"));
        Assert.Equal(HttpStatusCode.Forbidden, (await body.Get("/complaints")).Status);
        var own = await body.Get($"/cases/{reference}");
        Assert.DoesNotContain("Бюджет жоқ.", own.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("C-2026-", own.Main, StringComparison.Ordinal);
        await house.Check();
    }

    [Fact]
    public async Task Two_cases_about_the_same_become_one_and_nothing_is_lost()
    {
        var secretary = await house.Person(Role.Secretary);
        using var office = await house.SignedIn(secretary);
        async Task<string> Open(Guid body) => Reference(await office.Submit(await office.Get("/cases/open"), "open-case", new() { ["Form.Body"] = $"{body}", ["Form.Ground"] = "Негіз." }));
        var (first, second, other) = (await Open(house.Low.Id), await Open(house.Low.Id), await Open(house.Full.Id));
        await office.Submit(await office.Get($"/cases/{second}"), "add-note", new() { ["Form.Text"] = "Органмен сөйлестім." });
        var complaint = await office.Submit(await office.Get("/complaints/receive"), "receive-complaint", Complaint("Missing", house.Low.Id));
        var secondId = await house.Ask(db => db.Cases.Where(c => c.Reference == second).Select(c => c.Id).SingleAsync());
        await office.Submit(complaint, "decide", new() { ["Form.Admissible"] = "yes", ["Form.Join"] = $"{secondId}", ["Form.Reasons"] = "Иә." });

        var page = await office.Get($"/cases/{second}");
        Assert.Contains("1 other open case may be about the same", page.Main, StringComparison.Ordinal);
        var merge = await office.Get($"/cases/{second}/merge");
        Assert.Equal([first], merge.Html.QuerySelectorAll("input[type=radio]").Select(i => i.GetAttribute("value")));
        Assert.NotEmpty((await office.Submit(merge, "merge")).Texts(".govuk-error-summary__list a"));
        var merged = await office.Submit(merge, "merge", new() { ["Form.Into"] = first });

        Assert.Equal($"/cases/{first}", merged.Address.AbsolutePath);
        Assert.Contains("Органмен сөйлестім.", merged.Main, StringComparison.Ordinal);
        Assert.Contains("C-2026-", merged.Main, StringComparison.Ordinal);
        var ended = await office.Get($"/cases/{second}");
        Assert.Contains("Merged into another case", ended.Main, StringComparison.Ordinal);
        Assert.Empty(ended.Html.QuerySelectorAll(".next-step"));
        Assert.Equal(InstanceStatus.Cancelled, await house.Ask(db => db.Instances.Where(i => i.CaseId == secondId).Select(i => i.Status).SingleAsync()));
        await house.Check();

        // Neither into another body's case, nor into itself, nor twice.
        Task<string> Rule(string from, string into) => Refused(async h => await h.Handle(new(await Id(from), await Id(into)), Actor.System));
        Assert.Equal("MergeOtherBody", await Rule(first, other));
        Assert.Equal("MergeSelf", await Rule(first, first));
        Assert.Equal("CaseStatus", await Rule(second, first));
        Assert.Equal("CaseClosed", await Rule(first, second));
        await house.Check();
    }

    [Fact]
    public async Task Cases_of_two_rounds_stay_two_and_a_body_that_is_gone_gets_none()
    {
        var gone = new Body { Code = "GONE", Name = Trilingual.Of("Таратылған агенттік", "Упразднённое агентство", "Abolished Agency"), Kind = BodyKind.Agency, ValidTo = ApproximateDate.Parse("2025") };
        var earlier = new Round { Code = "2025-02", Title = Trilingual.Of("2025 жылғы ақпан", null, null), Year = 2025, Threshold = 100, Fictional = true, CreatedAt = House.Begin };
        await house.Ask(async db =>
        {
            earlier.Publish(House.Begin);
            db.AddRange(gone, earlier);
            return await db.SaveChangesAsync();
        });
        var secretary = await house.As(Role.Secretary);
        Task<HearingCase> Open(Guid body, Guid? round) => house.With<OpenCaseHandler, HearingCase>(h => h.Handle(new(body, round, Trilingual.Of("Негіз.", null, null)), secretary));
        Task<HearingCase> Merge(HearingCase from, HearingCase into) => house.With<MergeCasesHandler, HearingCase>(h => h.Handle(new(from.Id, into.Id), secretary));
        var (first, second, third) = (await Open(house.Unknown.Id, earlier.Id), await Open(house.Unknown.Id, house.Round.Id), await Open(house.Unknown.Id, null));
        Assert.Equal([first.Reference, second.Reference], (await house.Refused("MergeOtherRound", () => Merge(first, second))).Arguments);
        await Merge(third, second);

        // A body that is gone is not offered, refused where forced, and a complaint about it stays to be decided.
        using var office = await house.SignedIn(await house.Person(Role.Secretary));
        Assert.DoesNotContain((await office.Get("/cases/open")).Html.QuerySelectorAll("option"), o => o.GetAttribute("value") == $"{gone.Id}");
        await house.Refused("BodyGone", () => Open(gone.Id, null));
        var complaint = await house.With<ReceiveComplaintHandler, Complaint>(h => h.Handle(new(gone.Id, ComplaintSubject.Missing, new(2026, 3, 2), "А. Б.", null, "Мәтін.", null), secretary));
        var refused = await office.Submit(await office.Get($"/complaints/{complaint.Reference}"), "decide", new() { ["Form.Admissible"] = "yes", ["Form.Reasons"] = "Жариялауға тиіс." });
        Assert.Contains("Abolished Agency does not exist on 2 March 2026", refused.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Equal("Жариялауға тиіс.", refused.Text("textarea"));
        await house.Refused("ComplaintOtherBody", () => house.With<DecideAdmissibilityHandler, Complaint>(h => h.Handle(new(complaint.Id, true, Trilingual.Of("Иә.", null, null), first.Id), secretary)));
        Assert.Equal(ComplaintStatus.Received, await house.Ask(db => db.Complaints.Where(c => c.Id == complaint.Id).Select(c => c.Status).SingleAsync()));
        Assert.False(await house.Ask(db => db.Cases.AnyAsync(c => c.BodyId == gone.Id)));
        await house.Check();
    }

    private Task<Guid> Id(string reference) => house.Ask(db => db.Cases.Where(c => c.Reference == reference).Select(c => c.Id).SingleAsync());

    private async Task<string> Refused(Func<MergeCasesHandler, Task> act) => (await Assert.ThrowsAsync<RuleViolation>(() => house.With<MergeCasesHandler, bool>(async handler =>
    {
        await act(handler);
        return true;
    }))).Rule;

    private Dictionary<string, string> Complaint(string subject, Guid? body = null) => new()
    {
        ["Form.Body"] = $"{body ?? house.Lower.Id}", ["Form.Subject"] = subject, ["Form.Complainant"] = "А. Б.", ["Form.Text"] = "Мәтін.",
    };

    private static string Reference(Page page) => page.Address.AbsolutePath.Split('/')[^1];

    private static Task<string> Csv(Browser browser, string path) => browser.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
