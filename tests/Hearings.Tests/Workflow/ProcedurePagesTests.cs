using Hearings.Access;
using Hearings.Cases;
using Hearings.Tests.Cases;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Workflow;

/// <summary>Procedures as people see them: versions, where cases wait, how long steps take, where deadlines are missed.</summary>
public sealed class ProcedurePagesTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task The_page_counts_what_waits_and_measures_what_was_done()
    {
        await house.OpenCases();
        var signer = await house.Person(Role.Signer, house.Low.Id);
        var task = await house.Ask(db => db.Tasks.SingleAsync(t => t.BodyId == house.Low.Id));

        // One body explains after three days, the other lets its deadline pass.
        house.Clock.SetUtcNow(House.Begin.AddDays(3));
        await house.With<SubmitExplanationHandler, object>(async handler => await handler.Handle(new SubmitExplanation(task.Id, "Explained"), new Actor(signer.Id, signer.Name, [Role.Signer], signer.BodyId)));
        house.Clock.SetUtcNow(House.Begin.AddDays(20));
        await house.RunJobs();
        using var browser = await house.SignedIn(await house.Person(Role.Auditor));

        var list = await browser.Get("/procedures");
        Assert.Contains("Hearing case", list.Main, StringComparison.Ordinal);
        Assert.Contains(await house.Ask(db => db.Definitions.Where(d => d.Key == "hearing-case").Select(d => d.Sha256).SingleAsync()), list.Main, StringComparison.Ordinal);

        var page = await browser.Get("/procedures/hearing-case");
        var explain = page.Html.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Submit an explanation", StringComparison.Ordinal));
        Assert.Equal(["0", "1", "3 d", "3 d", "1 of 2"], explain.QuerySelectorAll("td .data-table__cell").Select(c => c.TextContent.Trim()));
        Assert.Contains("Assign a rapporteur2", string.Concat(page.Html.QuerySelectorAll("tbody tr").Select(r => string.Concat(r.QuerySelectorAll(".data-table__cell").Take(2).Select(c => c.TextContent.Trim())))), StringComparison.Ordinal);
        Assert.Equal(["0", "2"], page.Texts(".process__number"));
        Assert.Single(page.Html.QuerySelectorAll(".process__count--late"));

        // Another period has other figures; an unknown one is no error; the file says the same.
        var before = await browser.Get("/procedures/hearing-case?from=2026-03-02&to=2026-03-04");
        Assert.DoesNotContain("3 d", before.Main, StringComparison.Ordinal);
        Assert.Contains("Steps from", (await browser.Get("/procedures/hearing-case?from=x&to=2026-99-01&version=77")).Main, StringComparison.Ordinal);
        var csv = await browser.Client.GetStringAsync(new Uri("/procedures/hearing-case/steps.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("explain,Submit an explanation,0,1,259200,259200,1,2", csv, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await browser.Get("/procedures/nothing")).Status);
    }
}
