using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Recommendations;

/// <summary>The portal of a body with few and with many duties: nothing is out of reach, and a file holds what is due.</summary>
public sealed class PortalTests(RemediationHouse house) : IClassFixture<RemediationHouse>
{
    [Fact]
    public async Task Many_duties_are_searched_paged_and_exported_of_the_own_body_alone()
    {
        var both = await house.InForce(new(3));
        var own = await house.InForce(new(40), beside: false);
        using var alpha = await house.SignedIn(await house.Person(Role.Signer, name: "signer-alpha"));
        using var beta = await house.SignedIn(await house.Person(Role.Signer, name: "signer-beta"));

        // Few duties: all in sight, and nothing to search.
        var few = await alpha.Get("/portal");
        Assert.Equal(2, few.Html.QuerySelectorAll(".duty").Length);
        Assert.Null(few.Html.QuerySelector("main input[name=q]"));
        Assert.Null(few.Html.QuerySelector("a[rel=next]"));
        Assert.Equal(3, (await Csv(alpha, "/portal.csv")).Count);
        Assert.Contains(own.Reference, (await Csv(alpha, "/portal.csv"))[2], StringComparison.Ordinal);
        Assert.DoesNotContain(await Csv(beta, "/portal.csv"), line => line.Contains(own.Reference, StringComparison.Ordinal));

        // Many of one recommendation, and as many that lie with the Commission.
        await house.Ask(db => Repeat(db, both.Reference));
        var first = await alpha.Get("/portal");
        Assert.Equal(50, first.Html.QuerySelectorAll(".duty").Length);
        Assert.Contains("62 duties", first.Main, StringComparison.Ordinal);
        Assert.Contains("1–50 of 62", first.Main, StringComparison.Ordinal);
        Assert.Equal("62", first.Text("h2 .tag"));
        var next = first.Html.QuerySelectorAll("a[rel=next]").Select(a => new Uri(a.GetAttribute("href")!).PathAndQuery).ToList();
        Assert.Equal(["/portal?after=50", "/portal?waits=50"], next);
        var second = await alpha.Get(next[0]);
        Assert.Equal(12, second.Html.QuerySelectorAll(".duty").Length);
        Assert.Contains(own.Reference, first.Main + second.Main, StringComparison.Ordinal);
        Assert.Equal((50, 10), ((await alpha.Get("/portal")).Html.QuerySelectorAll("main .govuk-list--bullet li").Length, (await alpha.Get(next[1])).Html.QuerySelectorAll("main .govuk-list--bullet li").Length));

        Assert.NotNull(first.Html.QuerySelector("main input[name=q]"));
        var found = await alpha.Get($"/portal?q={own.Reference}");
        Assert.Single(found.Html.QuerySelectorAll(".duty"));
        Assert.Equal($"/portal.csv?q={own.Reference}", found.Html.QuerySelector("a[download]")!.GetAttribute("href"));
        Assert.Equal(2, (await Csv(alpha, $"/portal.csv?q={own.Reference}")).Count);
        Assert.Equal(63, (await Csv(alpha, "/portal.csv?q=бөлімді")).Count);
        Assert.Contains("Nothing fits what was chosen", (await alpha.Get("/portal?q=zzz")).Main, StringComparison.Ordinal);
        Assert.Single((await beta.Get("/portal")).Html.QuerySelectorAll(".duty"));
    }

    private static async Task<List<string>> Csv(Browser browser, string path) =>
        [.. (await browser.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static async Task<int> Repeat(HearingsDb db, string reference)
    {
        var part = await db.Addressees.Where(a => a.Recommendation.Reference == reference && a.IsResponsible).Select(a => a.Id).SingleAsync();
        return await db.Database.ExecuteSqlAsync($"""
            insert into user_task
            select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'token', t.token || ':' || n) || case when n > 60 then jsonb_build_object('role', 'Reviewer', 'form', 'verify-evidence') else jsonb_build_object() end)).*
            from user_task t, generate_series(1, 120) n where t.subject_id = {part} and t.state = 'Open'
            """);
    }
}
