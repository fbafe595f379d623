using System.Net;
using Hearings.Access;
using Hearings.Notices;
using Hearings.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Notices;

/// <summary>The outbox and one's own notices, where no mail server is configured.</summary>
public sealed class OutboxTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task What_was_written_is_read_filtered_and_exported()
    {
        var signer = await house.Person(Role.Signer, house.Low.Id);
        await house.OpenCases();

        // The reader finds it, once unread, then read.
        using var body = await house.SignedIn(signer, Language.Ru);
        var home = await body.Get("/");
        Assert.Equal("1", home.Text(".site-head__count"));
        var mine = await body.Get("/notices");
        Assert.Contains("1 непрочитанное уведомление", mine.Main, StringComparison.Ordinal);
        var read = await body.Get(mine.Html.QuerySelector("main tbody a")!.GetAttribute("href")!);
        Assert.Contains("2026 жылғы 17 наурыз", read.Main, StringComparison.Ordinal);
        Assert.Equal("kk", read.Html.QuerySelector(".mail")!.GetAttribute("lang"));
        var task = await body.Get(read.Html.QuerySelector("main a.govuk-button")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, task.Status);
        Assert.Null((await body.Get("/")).Text(".site-head__count"));

        // Nobody else reads it but through the outbox.
        var address = read.Address.AbsolutePath;
        using var office = await house.SignedIn(await house.Person(Role.Secretary));
        Assert.Equal(HttpStatusCode.NotFound, (await office.Get(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await body.Get("/outbox")).Status);
        var outbox = await office.Get("/outbox");
        Assert.Contains("No mail server is configured", outbox.Main, StringComparison.Ordinal);
        Assert.Contains("1 notice", outbox.Main, StringComparison.Ordinal);
        Assert.Contains("Nothing fits what was chosen.", (await office.Get("/outbox?status=Sent")).Main, StringComparison.Ordinal);
        Assert.Contains("1 notice", (await office.Get("/outbox?status=Kept&kind=TaskOpened&q=SIGNER&from=2026-03-02&to=2026-03-02")).Main, StringComparison.Ordinal);
        Assert.Contains("Nothing fits what was chosen.", (await office.Get("/outbox?to=2026-03-01")).Main, StringComparison.Ordinal);
        var shown = await office.Get(outbox.Html.QuerySelector("main tbody a")!.GetAttribute("href")!);
        Assert.Contains("the address leads nowhere", shown.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(shown.Html.QuerySelectorAll("main form button"), b => b.TextContent.Contains("Send", StringComparison.Ordinal));
        var csv = await office.Client.GetStringAsync(new Uri("/outbox.csv?status=Kept", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("TaskOpened,Signer,signer@test.example,kk,", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await body.Get("/outbox.csv")).Status);
    }

    [Fact]
    public async Task A_long_outbox_is_paged_without_a_gap_or_a_double()
    {
        var person = await house.Person(Role.Analyst);
        await house.Ask(async db =>
        {
            var desk = new NoticeDesk(db, new MailSettings(), house.Clock);
            await desk.Add([.. Enumerable.Range(1, 60).Select(i => new NoticeDraft("TaskOpened", $"page-{i}", [person.Id], new { task = $"T{i}", about = "", why = "", until = "" }))]);
            return await db.SaveChangesAsync();
        });
        using var office = await house.SignedIn(await house.Person(Role.Auditor));
        var seen = new List<string>();
        for (var next = "/outbox?q=analyst@"; next is not null;)
        {
            var page = await office.Get(next);
            seen.AddRange(page.Html.QuerySelectorAll("main tbody a").Select(a => a.GetAttribute("href")!));
            next = page.Html.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } href ? new Uri(page.Address, href).PathAndQuery : null;
        }
        Assert.Equal(60, seen.Count);
        Assert.Equal(60, seen.Distinct().Count());
    }
}
