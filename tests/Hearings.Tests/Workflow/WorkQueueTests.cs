using Hearings.Access;
using Hearings.Cases;
using Hearings.Tests.Cases;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Workflow;

/// <summary>The work queue as people use it, and as large as it may get.</summary>
public sealed class WorkQueueTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task People_take_hand_over_mark_and_stand_in_for_each_other()
    {
        var (signer, colleague, loader) = (await house.Person(Role.Signer, house.Low.Id, "first"), await house.Person(Role.Signer, house.Low.Id, "second"), await house.Person(Role.Loader, house.Low.Id, "loader"));
        var (secretary, member, other, tied) = (await house.Person(Role.Secretary), await house.Person(Role.Member, name: "member"), await house.Person(Role.Member, name: "other"), await house.Person(Role.Member, house.Low.Id, "tied"));
        await house.OpenCases();

        // Two of one body look at the same list; the second is told who was first, and the list says it.
        using var one = await house.SignedIn(signer);
        using var two = await house.SignedIn(colleague);
        var (before, alsoBefore) = (await one.Get("/queue"), await two.Get("/queue"));
        var id = before.Html.QuerySelector("button[name='Form.Claim']")!.GetAttribute("value")!;
        Assert.Contains("1 open task", before.Main, StringComparison.Ordinal);
        var taken = await one.Submit(before, "queue", new() { ["Form.Claim"] = id });
        Assert.Contains("The task is yours", taken.Main, StringComparison.Ordinal);
        var late = await two.Submit(alsoBefore, "queue", new() { ["Form.Claim"] = id });
        Assert.Contains("is already with first, since 2 March 2026, 10:00", late.Main, StringComparison.Ordinal);
        Assert.Contains("No task waits for you", (await two.Get("/queue")).Main, StringComparison.Ordinal);
        Assert.Contains("first", (await two.Get("/queue?scope=All")).Text("tbody tr td:nth-of-type(4)"), StringComparison.Ordinal);

        // The loader of the body stands in while both are away, does the task, and the history says in whose place.
        await one.Submit(await one.Get("/absences"), "absence", Away(loader.Id, "2", "3"));
        using var deputy = await house.SignedIn(loader);
        var queue = await deputy.Get("/queue");
        Assert.Contains("Today you stand in for first", queue.Main, StringComparison.Ordinal);
        Assert.Contains("in the place of first", queue.Main, StringComparison.Ordinal);
        await deputy.Submit(await deputy.Get($"/tasks/{id}"), "submit-explanation", new() { ["Form.Text"] = "Explained by the deputy." });

        // The brief is the rapporteur's; handed over, the case has another rapporteur, never one of the body.
        using var office = await house.SignedIn(secretary);
        Assert.Contains("loader did the task “Submit an explanation” in the place of first", (await office.Get("/cases/H-2026-00001")).Main, StringComparison.Ordinal);
        var assign = (await office.Get("/queue?form=assign-rapporteur")).Html.QuerySelector("tbody a")!.GetAttribute("href")!;
        await office.Submit(await office.Get(assign), "assign-rapporteur", new() { ["Form.Rapporteur"] = member.Id.ToString() });
        var row = (await office.Get("/queue?scope=All&form=write-brief")).Html.QuerySelector("tbody tr")!;
        Assert.Contains("member", row.TextContent, StringComparison.Ordinal);
        var manage = await office.Get(row.QuerySelector("a[href$='/manage']")!.GetAttribute("href")!);
        Assert.DoesNotContain(manage.Html.QuerySelectorAll("option"), o => o.GetAttribute("value") == tied.Id.ToString());
        var forced = await office.Get(manage.Address.AbsolutePath);
        forced.Html.QuerySelector("select")!.InnerHtml += $"<option value='{tied.Id}'></option>";
        Assert.Contains("tied works in the body concerned", (await office.Submit(forced, "assign", new() { ["Form.Person"] = tied.Id.ToString(), ["Form.Reason"] = "x" })).Main, StringComparison.Ordinal);
        Assert.Contains("Reason: This must be filled in.", string.Concat((await office.Submit(manage, "assign", new() { ["Form.Person"] = other.Id.ToString() })).Texts(".govuk-error-summary a")), StringComparison.Ordinal);
        await office.Submit(manage, "assign", new() { ["Form.Person"] = other.Id.ToString(), ["Form.Reason"] = "A conflict of dates" });
        Assert.Contains("was handed to other (before: member): A conflict of dates", (await office.Get("/cases/H-2026-00001")).Main, StringComparison.Ordinal);
        Assert.Equal(other.Id, await house.Ask(db => db.Cases.Where(c => c.Reference == "H-2026-00001").Select(c => c.RapporteurId).SingleAsync()));

        // What the procedure gives to one person is not released; what presses comes first; a day off is no deadline.
        var brief = await house.Ask(db => db.Tasks.SingleAsync(t => t.Form == WriteBrief.Form));
        Assert.Contains("it is not released", (await office.Submit(await office.Get($"/tasks/{brief.Id}/manage"), "release")).Main, StringComparison.Ordinal);
        var marking = await office.Get($"/tasks/{brief.Id}/manage");
        var dayOff = await office.Submit(marking, "mark", new() { ["MarkForm.Urgency"] = "VeryUrgent", ["MarkForm.DueOn.Day"] = "8", ["MarkForm.DueOn.Month"] = "3", ["MarkForm.DueOn.Year"] = "2026" });
        Assert.Contains("the next one is 10 March 2026", dayOff.Main, StringComparison.Ordinal);
        await office.Submit(marking, "mark", new() { ["MarkForm.DueOn.Day"] = "10" });
        Assert.Contains("very urgent", (await office.Get("/queue?scope=All")).Text("tbody tr:first-child th"), StringComparison.Ordinal);
        Assert.Contains("very urgent", (await office.Get("/queue?scope=All&urgency=VeryUrgent&due=Week")).Text("tbody tr:first-child th"), StringComparison.Ordinal);
        var explain = await house.Ask(db => db.Tasks.SingleAsync(t => t.State == TaskState.Open && t.Form == SubmitExplanation.Form));
        var fixedDue = await office.Submit(await office.Get($"/tasks/{explain.Id}/manage"), "mark", new() { ["MarkForm.DueOn.Day"] = "10" });
        Assert.Contains("is set by the procedure", fixedDue.Main, StringComparison.Ordinal);
        Assert.Contains("H-2026-00001", await office.Client.GetStringAsync(new Uri("/queue.csv?scope=All", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // Absences follow their rules; when one is over, nobody stands in any more.
        var again = await one.Get("/absences");
        Assert.Contains("is away already", (await one.Submit(again, "absence", Away(loader.Id, "3", "4"))).Main, StringComparison.Ordinal);
        Assert.Contains("cannot stand in", (await two.Submit(await two.Get("/absences"), "absence", Away(signer.Id, "3", "4"))).Main, StringComparison.Ordinal);
        Assert.Contains("ended early", (await one.Submit(again, "absence-end", new() { ["EndForm.Absence"] = again.Html.QuerySelector("button[name='EndForm.Absence']")!.GetAttribute("value")! })).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("stand in for", (await deputy.Get("/queue")).Main, StringComparison.Ordinal);
        await house.Check();
    }

    private static Dictionary<string, string> Away(Guid deputy, string from, string to) => new()
    {
        ["Form.Deputy"] = deputy.ToString(), ["Form.From.Day"] = from, ["Form.From.Month"] = "3", ["Form.From.Year"] = "2026",
        ["Form.To.Day"] = to, ["Form.To.Month"] = "3", ["Form.To.Year"] = "2026",
    };
}
