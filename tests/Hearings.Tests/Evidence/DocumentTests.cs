using System.Net;
using Hearings.Access;
using Hearings.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Evidence;

/// <summary>Documents of a case: added, decided on, withdrawn, and who sees which.</summary>
public sealed class DocumentTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task A_document_is_added_refused_with_a_reason_and_withdrawn_but_never_gone()
    {
        await house.OpenCases();
        var reference = await house.Ask(db => db.Cases.Where(c => c.BodyId == house.Low.Id).Select(c => c.Reference).SingleAsync());
        using var secretary = await house.SignedIn(await house.Person(Role.Secretary));
        using var officer = await house.SignedIn(await house.Person(Role.Loader, house.Low.Id, "loader-low"));
        using var other = await house.SignedIn(await house.Person(Role.Loader, house.Lower.Id, "loader-lower"));

        // Without files nothing is added; what was typed stays.
        var page = await officer.Get($"/cases/{reference}/documents/add");
        page = await officer.Send(page, "attach-documents", new() { ["Form.Kind"] = "Letter", ["Form.Title"] = "Our letter" });
        Assert.Contains("at least one file", page.Main, StringComparison.Ordinal);
        Assert.Equal("Our letter", page.Html.QuerySelector("input[name='Form.Title']")!.GetAttribute("value"));
        page = await officer.Send(page, "attach-documents", files: [("letter.pdf", TestFiles.Pdf("letter"))]);
        Assert.Equal($"/cases/{reference}", page.Address.AbsolutePath);
        Assert.Contains("Our letter", page.Texts(".documents__title"));

        page = await secretary.Get($"/cases/{reference}/documents/1");
        page = await secretary.Submit(page, "examine-document", new() { ["Form.Decision"] = "refuse" });
        Assert.Contains("must be filled in", page.Main, StringComparison.Ordinal);
        page = await secretary.Submit(page, "examine-document", new() { ["Form.Decision"] = "refuse", ["Form.Reason"] = "It is about another year." });
        Assert.Contains("Not admitted", page.Texts(".tag"));

        page = await officer.Get($"/cases/{reference}");
        Assert.Contains("It is about another year.", page.Main, StringComparison.Ordinal);
        page = await officer.Submit(await officer.Get($"/cases/{reference}/documents/1"), "withdraw-document", new() { ["Form.Withdrawal"] = "Sent by mistake" });
        Assert.Contains("Withdrawn", page.Texts(".tag"));
        Assert.DoesNotContain(page.Html.Forms, f => f.InnerHtml.Contains("withdraw-document", StringComparison.Ordinal));

        // Internal papers are the Commission's: the body sees neither the document nor that there is one.
        page = await secretary.Get($"/cases/{reference}/documents/add");
        page = await secretary.Send(page, "attach-documents", new() { ["Form.Kind"] = "Expertise", ["Form.Treatment"] = "internal" }, [("opinion.pdf", TestFiles.Pdf("opinion"))]);
        Assert.Contains("opinion", page.Texts(".documents__title"));
        var id = await house.Ask(db => db.StoredFiles.Where(f => f.IsInternal).Select(f => f.Id).SingleAsync());
        Assert.DoesNotContain("internal", (await officer.Get($"/cases/{reference}")).Main, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"/cases/{reference}/documents/2")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"/files/{id}")).Status);
        using var tied = await house.SignedIn(await house.Person(Role.Member, house.Low.Id, "tied"));
        Assert.Equal(HttpStatusCode.NotFound, (await tied.Get($"/files/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await tied.Get($"/cases/{reference}/documents/2")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cases/{reference}/documents/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/cases/{reference}/documents/add")).Status);
    }
}
