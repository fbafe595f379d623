using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Hearings.Access;
using Hearings.Monitoring;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Monitoring;

public sealed class PagesTests(MonitoringHouse house) : IClassFixture<MonitoringHouse>
{
    [Theory]
    [InlineData(Language.Kk, "Әділет органы,Ескі орган,Ұлттық орган")]
    [InlineData(Language.Ru, "Национальный орган,Орган юстиции,Старый орган")]
    [InlineData(Language.En, "Justice body,National body,Old body")]
    public async Task Bodies_are_sorted_by_the_readers_alphabet(Language language, string expected)
    {
        using var browser = await house.SignedIn(await house.Person(Role.Member), language);

        var page = await browser.Get("/bodies?sort=name");

        Assert.Equal(expected, string.Join(',', page.Texts("tbody th a")));
    }

    [Theory]
    [InlineData("q=ҰЛТТЫҚ", "A")]
    [InlineData("q=юстиц", "B")]
    [InlineData("q=b", "A,B,C")]
    [InlineData("kind=AkimatRegion", "C")]
    [InlineData("q=%25", "")]
    public async Task Bodies_are_found_in_any_language_whatever_the_case(string query, string codes)
    {
        using var browser = await house.SignedIn(await house.Person(Role.Member));

        var page = await browser.Get("/bodies?sort=code&" + query);

        Assert.Equal(codes, string.Join(',', page.Html.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!["/bodies/".Length..])));
    }

    [Fact]
    public async Task A_body_shows_its_successors_its_results_and_its_case()
    {
        using var browser = await house.SignedIn(await house.Person(Role.Member));

        var old = await browser.Get("/bodies/C");
        var national = await browser.Get("/bodies/A");

        Assert.Contains("September 2023", old.Main, StringComparison.Ordinal);
        Assert.NotNull(old.Html.QuerySelector("a[href='/bodies/B']"));
        Assert.Contains("no data", old.Main, StringComparison.Ordinal);
        Assert.Contains("75\u00a0%", national.Main.Replace(' ', '\u00a0'), StringComparison.Ordinal);
        Assert.NotNull(national.Html.QuerySelector("a[href^='/cases/H-']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/bodies/NONE")).Status);
    }

    [Fact]
    public async Task Evidence_becomes_a_link_only_where_it_is_a_web_address()
    {
        using var browser = await house.SignedIn(await house.Person(Role.Member));

        var page = await browser.Get("/rounds/2025/A");

        Assert.NotNull(page.Html.QuerySelector("a[href='https://a.example/map']"));
        Assert.Null(page.Html.QuerySelector("a[href^='javascript']"));
        Assert.Contains("javascript:alert(1)", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_sees_the_own_body_and_no_other_and_no_draft()
    {
        await house.Import("hidden", null, MonitoringHouse.Scores, publish: false);
        using var browser = await house.SignedIn(await house.Person(Role.Loader, await house.Body("B"), "loader-b"));

        Assert.Equal(["Justice body"], (await browser.Get("/bodies")).Texts("tbody th a"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/bodies/A")).Status);
        Assert.Equal(["Justice body"], (await browser.Get("/rounds/2025")).Texts("tbody th a"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/rounds/2025/A")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/rounds/hidden")).Status);
        Assert.DoesNotContain("hidden", (await browser.Get("/rounds")).Main, StringComparison.Ordinal);
        foreach (var file in new[] { "/bodies.csv", "/rounds/2025/results.csv", "/rounds/2025/measurements.csv" })
        {
            var lines = (await browser.Client.GetStringAsync(new Uri(file, UriKind.Relative), TestContext.Current.CancellationToken)).Trim().Split('\n');
            Assert.All(lines[1..], line => Assert.StartsWith("B,", line, StringComparison.Ordinal));
            Assert.NotEmpty(lines[1..]);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync(new Uri("/rounds/hidden/results.csv", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/rounds/import")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/rounds/2025/publish")).Status);
    }

    [Fact]
    public async Task Results_are_narrowed_to_those_below_the_threshold_and_sorted()
    {
        using var browser = await house.SignedIn(await house.Person(Role.Member));

        var below = await browser.Get("/rounds/2025?only=below");
        var sorted = await browser.Get("/rounds/2025?sort=-total");
        var noData = await browser.Get("/rounds/2025?only=nodata");

        Assert.Equal(["National body"], below.Texts("tbody th a"));
        Assert.Equal(["Justice body", "National body", "Old body"], sorted.Texts("tbody th a"));
        Assert.Equal(["Old body"], noData.Texts("tbody th a"));
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_again()
    {
        using var browser = await house.SignedIn(await house.Person(Role.Member));
        var stop = TestContext.Current.CancellationToken;

        var bodies = await browser.Client.GetStringAsync(new Uri("/bodies.csv", UriKind.Relative), stop);
        var measurements = await browser.Client.GetStringAsync(new Uri("/rounds/2025/measurements.csv", UriKind.Relative), stop);
        var again = await house.Import("again", bodies, measurements, publish: false);

        Assert.Empty(again.Content.Lines());
        Assert.Equal((0, 0), (again.Bodies.Added, again.Bodies.Changed));
        Assert.Equal(
            await house.Ask(db => db.Rounds.Where(r => r.Code == "2025").Select(r => r.Fingerprint).SingleAsync(stop)),
            await house.Ask(db => db.Rounds.Where(r => r.Code == "again").Select(r => r.Fingerprint).SingleAsync(stop)));
    }

    [Fact]
    public async Task Another_threshold_is_tried_without_changing_anything_and_a_wrong_one_is_refused_beside_the_field()
    {
        using var browser = await house.SignedIn(await house.Person(Role.Secretary));

        var tried = await browser.Get("/rounds/2025?try=50");
        var wrong = await browser.Get("/rounds/2025?try=120");

        Assert.Contains("The threshold 50 % would call 0 bodies", tried.Main.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal("120", ((IHtmlInputElement)wrong.Html.QuerySelector("[name=try]")!).Value);
        Assert.NotEmpty(wrong.Texts(".govuk-error-summary a"));
        Assert.Equal(100, await house.Ask(db => db.Rounds.Where(r => r.Code == "2025").Select(r => r.Threshold).SingleAsync()));
    }

    [Fact]
    public async Task The_form_keeps_everything_through_a_refusal_and_imports_when_the_file_is_put_right()
    {
        using var browser = await house.SignedIn(await house.Person(Role.Analyst));
        var form = await browser.Get("/rounds/import");
        var fields = new Dictionary<string, string> { ["Form.Year"] = "2026", ["Form.Code"] = "2026-1", ["Form.TitleKk"] = "Бірінші кезең", ["Form.Threshold"] = "99,5" };

        var refused = await Send(browser, form, fields, Csv.ScoreHeader + "A,map,completeness,kk,101,,\nX,map,completeness,kk,1,,\n", "check");
        var right = await Send(browser, refused, [], Csv.ScoreHeader + "A,map,completeness,kk,99.7,,\nB,map,completeness,kk,99,,\n", "check");
        var done = await Send(browser, right, [], null, "import");

        Assert.Equal(2, refused.Html.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("2026-1", refused.Html.QuerySelector("[name='Form.Code']")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Contains("scores.csv", refused.Main, StringComparison.Ordinal);
        Assert.Null(refused.Html.QuerySelector("button[value=import]"));
        Assert.Contains("1 (threshold 99.5", right.Main, StringComparison.Ordinal);
        Assert.Equal("/rounds/2026-1", done.Address.AbsolutePath);
        Assert.Equal((RoundStatus.Draft, 99.5m, "Бірінші кезең"), await house.Ask(async db =>
        {
            var round = await db.Rounds.SingleAsync(r => r.Code == "2026-1");
            return (round.Status, round.Threshold, round.Title.Kk);
        }));
        Assert.False(await house.Ask(db => db.ImportDrafts.AnyAsync()));
    }

    [Fact]
    public async Task Publishing_says_beforehand_how_many_cases_will_open_and_then_opens_them()
    {
        await house.Import("publish-me", null, Csv.ScoreHeader + "A,m,currency,kk,70,,\nB,m,currency,kk,90,,\n", publish: false);
        using var browser = await house.SignedIn(await house.Person(Role.Secretary));

        var asked = await browser.Get("/rounds/publish-me/publish");
        var done = await browser.Submit(asked, "publish");
        var again = await browser.Get("/rounds/publish-me/publish");

        Assert.Contains("opens 2 hearing cases", asked.Main, StringComparison.Ordinal);
        Assert.Contains("2 hearing cases were opened", done.Main, StringComparison.Ordinal);
        Assert.Null(again.Html.QuerySelector("main form"));
        await house.Check();
    }

    // The house's browser sends no files; this form does.
    private static async Task<Page> Send(Browser browser, Page page, Dictionary<string, string> values, string? scores, string act)
    {
        var form = page.Html.Forms.Single(f => f.QuerySelector("input[type=file]") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var field in form.Elements.OfType<IHtmlInputElement>().Where(f => f.Type is not ("file" or "checkbox") && f.Name is not null))
            content.Add(new StringContent(values.GetValueOrDefault(field.Name!, field.Value)), field.Name!);
        content.Add(new StringContent(act), "Form.Act");
        if (scores is not null)
        {
            var file = new ByteArrayContent(Encoding.UTF8.GetBytes(scores));
            file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
            content.Add(file, "File.Scores", "scores.csv");
        }
        var answer = await browser.Client.PostAsync(page.Address, content);
        var html = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(), default);
        return new Page(answer.StatusCode, answer.RequestMessage!.RequestUri!, html);
    }
}
