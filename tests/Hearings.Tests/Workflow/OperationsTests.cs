using System.Net;
using Hearings.Access;
using Hearings.Cases;
using Hearings.Tests.Cases;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Workflow;

/// <summary>What stopped, failed or did not run is seen, and people decide on it.</summary>
public sealed class OperationsTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task Faults_are_seen_and_decided_on()
    {
        var (secretary, auditor) = (await house.Person(Role.Secretary), await house.Person(Role.Auditor));
        await house.OpenCases();
        await house.RunJobs();
        using (var calm = await house.SignedIn(secretary))
        {
            Assert.Empty((await calm.Get("/")).Html.QuerySelectorAll(".notice--bad"));
            Assert.Contains("Everything runs", (await calm.Get("/operations")).Main, StringComparison.Ordinal);
        }

        // Two cases cannot record the missing explanation; the host gives up after its tries. An effect that nobody knows fails too.
        await Sql("update hearing_case set status = 'Preparation'");
        await house.Ask(db =>
        {
            db.Enqueue("nothing", "x", [], House.Begin);
            return db.SaveChangesAsync();
        });
        house.Clock.SetUtcNow(House.Begin.AddDays(20));
        for (var i = 0; i < 8; i++)
        {
            await house.RunJobs();
            house.Clock.Advance(TimeSpan.FromHours(2));
        }
        using var office = await house.SignedIn(secretary);
        var start = await office.Get("/");
        Assert.Contains("Steps that are stopped and wait for a person: 2.", start.Main, StringComparison.Ordinal);
        Assert.Contains("Jobs that failed for good: 1.", start.Main, StringComparison.Ordinal);
        var overview = await office.Get("/operations");
        Assert.Contains("record-no-explanation:1", overview.Main, StringComparison.Ordinal);
        Assert.Contains("waits for a person", overview.Main, StringComparison.Ordinal);

        // The incident says what failed and where, lit on the diagram; a try in vain says so, and one that succeeds goes on.
        var incidents = await house.Ask(db => db.Incidents.Where(i => i.ResolvedAt == null).Join(db.Instances, i => i.InstanceId, p => p.Id, (i, p) => new { i.Id, p.BusinessKey }).OrderBy(i => i.BusinessKey).ToListAsync());
        var first = $"/operations/incidents/{incidents[0].Id}";
        var shown = await office.Get(first);
        Assert.Contains("Record that no explanation came", shown.Text("h1"), StringComparison.Ordinal);
        Assert.NotEmpty(shown.Html.QuerySelectorAll(".process__step--incident"));
        var confirm = await office.Get(first + "/retry");
        Assert.Contains("will be tried again now", confirm.Main, StringComparison.Ordinal);
        Assert.Contains("failed again", (await office.Submit(confirm, "act")).Main, StringComparison.Ordinal);
        await Sql("update hearing_case set status = 'Explanation'");
        Assert.Contains("was tried again and the procedure goes on", (await office.Submit(await office.Get(first + "/retry"), "act")).Main, StringComparison.Ordinal);
        Assert.Contains("gave no explanation in time", (await office.Get("/cases/H-2026-00001")).Main, StringComparison.Ordinal);
        Assert.Contains("done after another try", (await office.Get(first)).Main, StringComparison.Ordinal);
        Assert.NotEmpty((await office.Submit(confirm, "act")).Texts(".govuk-error-summary"));

        // To pass over it needs a reason, and so does ending the process; the auditor only reads.
        var second = $"/operations/incidents/{incidents[1].Id}";
        var skip = await office.Get(second + "/skip");
        Assert.NotEmpty((await office.Submit(skip, "act")).Texts(".govuk-error-summary a"));
        Assert.Contains("This cannot be undone", (await office.Get(second + "/cancel")).Main, StringComparison.Ordinal);
        using var reader = await house.SignedIn(auditor);
        Assert.Empty((await reader.Get(second)).Html.QuerySelectorAll("main .govuk-button"));
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(second + "/skip")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Get(second + "/other")).Status);
        Assert.Contains("The step was passed over", (await office.Submit(skip, "act", new() { ["Form.Reason"] = "The body wrote by post" })).Main, StringComparison.Ordinal);
        Assert.Contains("The body wrote by post", await reader.Client.GetStringAsync(new Uri("/operations/incidents.csv?scope=Ended", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // The failed job is settled by a person with a reason.
        var job = await office.Get((await office.Get("/operations")).Html.QuerySelectorAll("a[href^='/operations/jobs/']").First(a => a.TextContent.StartsWith("nothing", StringComparison.Ordinal)).GetAttribute("href")!);
        await office.Submit(job, "settle", new() { ["Form.Happened"] = "no", ["Form.Reason"] = "Nobody needs it" });
        Assert.Equal(JobStatus.Cancelled, await house.Ask(db => db.Jobs.Where(j => j.Key == "nothing:x").Select(j => j.Status).SingleAsync()));
    }

    [Fact]
    public async Task Work_that_did_not_run_is_a_red_line_on_the_secretarys_page()
    {
        await house.RunJobs();
        house.Clock.Advance(TimeSpan.FromDays(2));
        using var office = await house.SignedIn(await house.Person(Role.Secretary));
        Assert.Contains("Nightly check did not run: it was due on", (await office.Get("/")).Main, StringComparison.Ordinal);
        var overview = await office.Get("/operations");
        Assert.Contains("did not run", overview.Main, StringComparison.Ordinal);
        using var body = await house.SignedIn(await house.Person(Role.Loader, house.Low.Id));
        Assert.DoesNotContain("did not run", (await body.Get("/")).Main, StringComparison.Ordinal);

        // Once the jobs run again the line is gone and the check has its result.
        await house.RunJobs();
        Assert.DoesNotContain("did not run", (await office.Get("/")).Main, StringComparison.Ordinal);
        Assert.Contains("Last checked", (await office.Get("/operations")).Main, StringComparison.Ordinal);

        // A node that was seen a while ago counts as gone, one that is silent for a week is forgotten.
        var now = house.Clock.GetUtcNow();
        await house.Ask(async db =>
        {
            await NodeRecord.See(db, "old", now.AddDays(-8));
            await NodeRecord.See(db, "quiet", now.AddHours(-1));
            await NodeRecord.See(db, "alive", now);
            return true;
        });
        Assert.Equal(["alive", "quiet"], (await office.Get("/operations")).Html.QuerySelectorAll("#nodes ~ .data-table tbody th .data-table__cell").Select(c => c.TextContent.Trim()));
    }

    private Task<int> Sql(string sql) => house.Ask(db => db.Database.ExecuteSqlRawAsync(sql));
}
