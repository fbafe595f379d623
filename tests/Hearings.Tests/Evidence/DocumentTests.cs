using System.Net;
using Hearings.Access;
using Hearings.Cases;
using Hearings.Tests.Cases;
using Hearings.Workflow;
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

    [Fact]
    public async Task Once_the_case_is_closed_its_documents_stay_as_they_are()
    {
        var by = await house.As(Role.Secretary);
        var @case = await house.With<OpenCaseHandler, HearingCase>(h => h.Handle(new(house.Full.Id, null, Trilingual.Of("Негіз.", null, null)), by));
        using var secretary = await house.SignedIn(await house.Person(Role.Secretary));
        using var officer = await house.SignedIn(await house.Person(Role.Loader, house.Full.Id, "loader-full"));
        await officer.Send(await officer.Get($"/cases/{@case.Reference}/documents/add"), "attach-documents", files: [("letter.pdf", TestFiles.Pdf("letter"))]);
        var (add, withdraw, examine) = (await officer.Get($"/cases/{@case.Reference}/documents/add"), await officer.Get($"/cases/{@case.Reference}/documents/1"), await secretary.Get($"/cases/{@case.Reference}/documents/1"));
        var process = await house.Ask(db => db.Instances.Where(i => i.CaseId == @case.Id).Select(i => i.Id).SingleAsync());
        await house.With<CancelProcessHandler, bool>(async h =>
        {
            await h.Handle(new(process, "Opened in error"), by);
            return true;
        });
        var before = await Documents();

        // The pages were open when the case was closed: what was typed and chosen there is kept.
        var closed = $"Case {@case.Reference} is closed; its documents can no longer be added to or changed.";
        var refused = await officer.Send(add, "attach-documents", new() { ["Form.Kind"] = "Letter", ["Form.Title"] = "Our second letter" }, [("second.pdf", TestFiles.Pdf("second"))]);
        Assert.Contains(closed, refused.Main, StringComparison.Ordinal);
        Assert.Equal("Our second letter", refused.Html.QuerySelector("input[name='Form.Title']")!.GetAttribute("value"));
        Assert.Equal(["second.pdf"], refused.Texts(".staged__name"));
        Assert.Contains(closed, (await officer.Submit(withdraw, "withdraw-document", new() { ["Form.Withdrawal"] = "Sent by mistake" })).Main, StringComparison.Ordinal);
        Assert.Contains(closed, (await secretary.Submit(examine, "examine-document", new() { ["Form.Decision"] = "refuse", ["Form.Reason"] = "It is about another year." })).Main, StringComparison.Ordinal);
        Assert.Equal(before, await Documents());
        await house.Check();

        async Task<List<string>> Documents() => [.. (await house.Content()).Where(t => t.StartsWith("case_document ", StringComparison.Ordinal) || t.StartsWith("event ", StringComparison.Ordinal))];
    }
}
