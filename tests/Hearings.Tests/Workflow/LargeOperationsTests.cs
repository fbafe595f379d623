using Hearings.Access;
using Hearings.Database;
using Hearings.Tests.Database;
using Hearings.Web.Pages.Operations;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Workflow;

/// <summary>The lists of operations as large as they may get: narrowed, paged, exported, and never read as a whole.</summary>
public sealed class LargeOperationsTests(House house) : IClassFixture<House>
{
    private const int Many = 200_000;

    [Fact]
    public async Task Lists_are_narrowed_paged_and_exported_and_walk_an_index()
    {
        await house.Ask(Fill);
        using var office = await house.SignedIn(await house.Person(Role.Administrator));

        // Whatever is chosen, no query reads all jobs.
        foreach (var scope in Enum.GetValues<JobScope>())
        {
            foreach (var kind in (JobKind?[])[null, JobKind.Effect, JobKind.Recurring])
            {
                foreach (var words in (string?[])[null, "zzz"])
                {
                    var plan = await house.Ask(db => QueryPlan.Of(new JobFilter(scope, kind, words, Guid.CreateVersion7()).Page(db, 51)));
                    Assert.False(plan.Contains("Seq Scan on job", StringComparison.Ordinal), $"{scope} {kind} {words}\n{plan}");
                }
            }
        }
        Assert.Contains("using ix_job_attention on job", await house.Ask(db => QueryPlan.Of(JobFilter.Of(null, null, null, null).Page(db, 51))), StringComparison.Ordinal);
        foreach (var scope in Enum.GetValues<IncidentScope>())
            Assert.DoesNotContain("Seq Scan on incident", await house.Ask(db => QueryPlan.Of(new IncidentFilter(scope, null, null).In(db).Take(51))), StringComparison.Ordinal);

        // The overview keeps a short list of each and leads to the whole.
        var overview = await office.Get("/operations");
        Assert.Equal(10, overview.Html.QuerySelectorAll("a[href^='/operations/jobs/']").Length);
        Assert.Equal(10, overview.Html.QuerySelectorAll("a[href^='/operations/incidents/']").Length);
        Assert.Contains("More than 1000 jobs", overview.Main, StringComparison.Ordinal);
        Assert.Contains("120 incidents", overview.Main, StringComparison.Ordinal);

        // Page by page nothing is missed and nothing comes twice.
        var failed = await house.Ask(db => db.Jobs.Where(j => j.Status == JobStatus.Failed).OrderByDescending(j => j.Id).Select(j => $"/operations/jobs/{j.Id}").ToListAsync());
        Assert.Equal(failed, await All(office, "/operations/jobs?scope=Failed"));
        var open = await house.Ask(db => db.Incidents.Where(i => i.ResolvedAt == null).OrderByDescending(i => i.RaisedAt).ThenByDescending(i => i.Id).Select(i => $"/operations/incidents/{i.Id}").ToListAsync());
        Assert.Equal(open, await All(office, "/operations/incidents"));

        // Words, kinds and waiting narrow the page and its file alike.
        var found = await office.Get("/operations/jobs?scope=Failed&q=timed+out+99");
        Assert.Contains("99 of one", found.Main, StringComparison.Ordinal);
        Assert.Contains("1 job ", found.Main, StringComparison.Ordinal);
        Assert.Equal(2, await Lines(office, "/operations/jobs.csv?scope=Failed&q=timed+out+99"));
        Assert.Equal(failed.Count + 1, await Lines(office, "/operations/jobs.csv?scope=Failed"));
        Assert.Equal(1, await Lines(office, "/operations/jobs.csv?scope=Failed&kind=Timer"));
        Assert.Contains("Nothing fits what was chosen", (await office.Get("/operations/jobs?kind=Timer&scope=Failed")).Main, StringComparison.Ordinal);
        Assert.Contains("among the newest 10,000", (await office.Get("/operations/jobs?scope=Done&q=zzz")).Main, StringComparison.Ordinal);
        Assert.Contains("90 incidents", (await office.Get("/operations/incidents?scope=Person")).Main, StringComparison.Ordinal);
        Assert.Contains("30 incidents", (await office.Get("/operations/incidents?scope=Retry")).Main, StringComparison.Ordinal);
        Assert.Contains("passed over", (await office.Get("/operations/incidents?scope=Ended&q=broken+19")).Main, StringComparison.Ordinal);
        Assert.Equal(121, await Lines(office, "/operations/incidents.csv"));
        Assert.Equal(20_001, await Lines(office, "/operations/incidents.csv?scope=All"));
        Assert.Equal("Failed", (await office.Get("/operations/jobs?scope=Failed")).Html.QuerySelector("select[name=scope] option[selected]")!.GetAttribute("value"));
    }

    private static async Task<List<string>> All(Browser browser, string first)
    {
        var seen = new List<string>();
        for (var next = first; next is not null;)
        {
            var page = await browser.Get(next);
            seen.AddRange(page.Html.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!));
            next = page.Html.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } href ? new Uri(href).PathAndQuery : null;
        }
        return seen;
    }

    private static async Task<int> Lines(Browser browser, string file) =>
        (await browser.Client.GetStringAsync(new Uri(file, UriKind.Relative), TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    // Most jobs are done; deadlines wait, mails are tried again, and some failed for good. Keys run with time, as the program's own do.
    private static async Task<int> Fill(HearingsDb db)
    {
        await db.Database.ExecuteSqlAsync($$"""
            insert into job (id, kind, key, name, due_at, data, status, attempts, ended_at, error)
            select ('018f' || lpad(to_hex(n), 8, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid, case when n % 3 = 0 and n % 400 <> 1 then 'Timer' else 'Effect' end, 'many:' || n, null,
                {{House.Begin}} + n * interval '1 second', '{}', case when n % 400 = 1 then 'Failed' when n % 3 = 0 and n % 9 = 0 then 'Pending' when n % 100 = 2 then 'Pending' else 'Done' end,
                case when n % 400 = 1 then 8 when n % 100 = 2 then 2 else 0 end, case when n % 3 = 0 and n % 9 = 0 or n % 100 = 2 then null else {{House.Begin}} end,
                case when n % 400 = 1 then 'timed out ' || n / 400 || ' of one' end
            from generate_series(1, {{Many}}) n
            """);
        await db.Database.ExecuteSqlAsync($"""
            insert into incident (id, token, element, message, raised_at, attempts, retry_at, resolved_at, "end", reason)
            select gen_random_uuid(), 'step:' || n, 'step', 'broken ' || n, {House.Begin} + n / 10 * interval '1 second', 1, case when n % 4 = 1 and n <= 120 then {House.Begin} end,
                case when n > 120 then {House.Begin} end, case when n > 120 then 'Skipped' end, case when n > 120 then 'x' end
            from generate_series(1, 20000) n
            """);
        return await db.Database.ExecuteSqlRawAsync("analyze job; analyze incident");
    }
}
