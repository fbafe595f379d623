using System.Net;
using Hearings.Access;
using Hearings.Cases;
using Hearings.Evidence;
using Hearings.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Evidence;

/// <summary>Files of a body's explanation, as a browser without scripts sends them.</summary>
public sealed class ExplanationFilesTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    private static readonly (string, string) Add = ("staged-act", "add");

    [Fact]
    public async Task Files_are_kept_through_a_failed_form_taken_out_and_stored_with_the_explanation()
    {
        await house.OpenCases();
        var page = await Form(house.Low.Id, "signer-low", out var browser);
        using var _ = browser;

        // Several at once, by the button that only adds: nothing is missing yet, what was typed stays.
        page = await browser.Send(page, "submit-explanation", new() { ["Form.Text"] = "Typed already" },
            [("Есеп.pdf", TestFiles.Pdf("1")), ("../../бұйрық.docx", TestFiles.Docx()), ("screen.png", TestFiles.Png)], Add);
        Assert.Equal(["Есеп.pdf", "бұйрық.docx", "screen.png"], page.Texts(".staged__name"));
        Assert.Equal("Typed already", page.Text("textarea"));
        Assert.Empty(page.Texts(".govuk-error-summary li"));

        // The form fails: a further file that came with it is kept too.
        page = await browser.Send(page, "submit-explanation", new() { ["Form.Text"] = "" }, [("more.txt", TestFiles.Text("мәтін"))]);
        Assert.Single(page.Texts(".govuk-error-summary li"));
        Assert.Equal(4, page.Texts(".staged__name").Count);

        var png = page.Html.QuerySelectorAll(".staged__file").Single(f => f.TextContent.Contains("screen.png", StringComparison.Ordinal)).QuerySelector("button")!;
        page = await browser.Send(page, "submit-explanation", new() { ["Form.Text"] = "Still typed" }, button: ("staged-act", png.GetAttribute("value")!));
        Assert.Equal(["Есеп.pdf", "бұйрық.docx", "more.txt"], page.Texts(".staged__name"));
        Assert.Equal("Still typed", page.Text("textarea"));

        page = await browser.Send(page, "submit-explanation");
        Assert.StartsWith("/cases/H-2026-", page.Address.AbsolutePath, StringComparison.Ordinal);
        var documents = await house.Ask(db => db.CaseDocuments.Where(d => db.Cases.Any(c => c.Id == d.CaseId && c.BodyId == house.Low.Id))
            .Join(db.StoredFiles, d => d.FileId, f => f.Id, (d, f) => new { d.Number, d.Kind, d.Title, f.Name, f.BodyId, f.Id, f.Sha256 }).OrderBy(d => d.Number).ToListAsync());
        Assert.Equal(["Есеп.pdf", "бұйрық.docx", "more.txt"], documents.Select(d => d.Name));
        Assert.All(documents, d => Assert.Equal((DocumentKind.Explanation, house.Low.Id), (d.Kind, d.BodyId!.Value)));
        Assert.Equal(0, await house.Ask(db => db.StagedFiles.CountAsync(f => db.Users.Any(u => u.Id == f.UserId && u.BodyId == house.Low.Id))));

        await Served(browser, documents[0].Id, TestFiles.Pdf("1"), documents[0].Sha256);
        using var other = await house.SignedIn(await house.Person(Role.Signer, house.Lower.Id, "signer-lower"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/files/{documents[0].Id}")).Status);
        using var member = await house.SignedIn(await house.Person(Role.Member));
        await Served(member, documents[0].Id, TestFiles.Pdf("1"), documents[0].Sha256);
    }

    private static async Task Served(Browser browser, Guid id, byte[] content, string sha256)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var answer = await browser.Client.GetAsync(new Uri($"/files/{id}", UriKind.Relative), cancel);
        Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync(cancel));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Есеп.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal($"\"{sha256}\"", answer.Headers.ETag!.Tag);

        using var part = new HttpRequestMessage(HttpMethod.Get, new Uri($"/files/{id}", UriKind.Relative));
        part.Headers.Range = new(1, 4);
        using var partly = await browser.Client.SendAsync(part, cancel);
        Assert.Equal(HttpStatusCode.PartialContent, partly.StatusCode);
        Assert.Equal(content[1..5], await partly.Content.ReadAsByteArrayAsync(cancel));
    }

    private Task<Page> Form(Guid body, string name, out Browser browser)
    {
        var made = browser = house.SignedIn(house.Person(Role.Signer, body, name).Result).Result;
        return Opened();

        async Task<Page> Opened()
        {
            var task = await house.Ask(db => db.Tasks.Where(t => t.BodyId == body && t.Form == SubmitExplanation.Form).Select(t => t.Id).SingleAsync());
            return await made.Get($"/tasks/{task}");
        }
    }
}
