using System.Net;
using System.Security.Cryptography;
using System.Text;
using Hearings.Access;
using Hearings.Reports;
using Hearings.Texts;
using Hearings.Web.Pages.Reports;
using UglyToad.PdfPig;
using Xunit;

namespace Hearings.Tests.Reports;

public sealed class ReportEditionTests(ReportHouse house) : IClassFixture<ReportHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_chair_approves_just_the_figures_that_were_compiled()
    {
        using var secretary = await house.SignedIn(await house.Person(Role.Secretary));
        using var chair = await house.SignedIn(await house.Person(Role.Chair));
        Assert.Contains("No edition has been compiled", (await secretary.Get("/reports/2026")).Main, StringComparison.Ordinal);
        var compiled = await secretary.Submit(await secretary.Get("/reports/2026"), "compile");
        Assert.Equal((HttpStatusCode.OK, "/reports/2026"), (compiled.Status, compiled.Address.AbsolutePath));
        Assert.Contains("Edition 1: waiting for the chair", compiled.Main, StringComparison.Ordinal);
        Assert.Contains("Draft", compiled.Text(".cover")!, StringComparison.Ordinal);

        // While the chair looks at edition 1, another one takes its place: what was seen is not approved for it.
        var seen = await chair.Get("/reports/2026");
        await house.Ask(async db =>
        {
            db.Bodies.Single(b => b.Code == "A1").Name = Trilingual.Of("Жаңа атау", "Новое название", "A new name");
            return await db.SaveChangesAsync(Stop);
        });
        await secretary.Submit(await secretary.Get("/reports/2026"), "compile");
        var refused = await chair.Submit(seen, "approve");
        Assert.Contains("The figures shown were not those of edition 2", refused.Main, StringComparison.Ordinal);

        var back = await chair.Submit(await chair.Get("/reports/2026"), "return");
        Assert.NotNull(back.Text(".govuk-error-summary"));
        back = await chair.Submit(back, "return", new() { ["Form.Reasons"] = "Say which bodies are new." });
        Assert.Contains("Say which bodies are new.", back.Main, StringComparison.Ordinal);

        await secretary.Submit(await secretary.Get("/reports/2026"), "compile");
        var approved = await chair.Submit(await chair.Get("/reports/2026"), "approve");
        Assert.Contains("Edition 3: approved", approved.Main, StringComparison.Ordinal);
        Assert.Equal(["Source of the figures", "Compiled", "Edition", "Approved", "Chair of the Commission"], approved.Texts(".cover__facts dt"));
        Assert.Equal(["test", "3 March 2026", "3", "3 March 2026", "Chair"], approved.Texts(".cover__facts dd"));

        // Whatever is entered later, the page, the PDF and the data set keep saying what was approved.
        await house.Ask(async db =>
        {
            db.Bodies.Single(b => b.Code == "A1").Name = Trilingual.Of("Кейінгі атау", "Позднее название", "A later name");
            return await db.SaveChangesAsync(Stop);
        });
        Assert.Contains("A new name", (await chair.Get("/reports/2026")).Main, StringComparison.Ordinal);
        Assert.Contains("A later name", (await chair.Get("/reports/2026?figures=now")).Main, StringComparison.Ordinal);
        Assert.Contains("Annex", await PdfText(chair, "/reports/2026/en.pdf"), StringComparison.Ordinal);
        Assert.DoesNotContain("Draft", await PdfText(chair, "/reports/2026/en.pdf"), StringComparison.Ordinal);
        Assert.Contains("Draft", await PdfText(chair, "/reports/2026/en.pdf?figures=now"), StringComparison.Ordinal);
        var set = await chair.Client.GetByteArrayAsync(new Uri("/reports/2026/figures.json", UriKind.Relative), Stop);
        var digest = Convert.ToHexStringLower(SHA256.HashData(set));
        Assert.Equal(digest, (await chair.Get("/reports/2026")).Text(".edition__digest"));
        Assert.Equal(67, FrozenFigures.Read(Encoding.UTF8.GetString(set)).Results.Count);

        var sent = await secretary.Submit(await secretary.Get("/reports/2026"), "send", new() { ["Form.Letter"] = "01-17/42" });
        Assert.Contains("letter 01-17/42", sent.Main, StringComparison.Ordinal);
        Assert.Contains("sent", (await chair.Get("/reports")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_does_only_its_own_part_and_only_in_order()
    {
        var (secretary, chair) = (await Actor(Role.Secretary), await Actor(Role.Chair));
        var edition = await house.With<CompileReportHandler, ReportEdition>(h => h.Handle(new CompileReport(2025), secretary, Stop));

        await house.Refused("RoleNeeded", () => house.With<CompileReportHandler, ReportEdition>(h => h.Handle(new CompileReport(2025), chair, Stop)));
        await house.Refused("EditionNoRound", () => house.With<CompileReportHandler, ReportEdition>(h => h.Handle(new CompileReport(1999), secretary, Stop)));
        await house.Refused("RoleNeeded", () => Decide(h => h.Handle(new ApproveReport(edition.Id, edition.Sha256), secretary, Stop)));
        await house.Refused("EditionStatus", () => Decide(h => h.Handle(new SendReport(edition.Id, "1"), secretary, Stop)));
        await house.Refused("EditionDigest", () => Decide(h => h.Handle(new ApproveReport(edition.Id, new string('0', 64)), chair, Stop)));
        await house.Refused("EditionOwn", () => Decide(h => h.Handle(new ApproveReport(edition.Id, edition.Sha256), secretary with { Roles = [Role.Chair] }, Stop)));
        await Decide(h => h.Handle(new ApproveReport(edition.Id, edition.Sha256), chair, Stop));
        await house.Refused("EditionStatus", () => Decide(h => h.Handle(new ReturnReport(edition.Id, "late"), chair, Stop)));
    }

    [Theory]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    [InlineData(2027)]
    public async Task Frozen_figures_are_read_as_they_were(int year)
    {
        var report = (await house.With<ReportFigures, AnnualReport?>(figures => figures.Of(year, Stop)))!;
        var text = FrozenFigures.Write(report);

        Assert.Equal(text, FrozenFigures.Write(FrozenFigures.Read(text)));
        Assert.Equal((report.Below, report.AverageTotal, report.Changes), (FrozenFigures.Read(text).Below, FrozenFigures.Read(text).AverageTotal, FrozenFigures.Read(text).Changes));
    }

    private Task<ReportEdition> Decide(Func<DecideReportHandler, Task<ReportEdition>> act) => house.With(act);

    private async Task<Actor> Actor(Role role)
    {
        var person = await house.Person(role);
        return new(person.Id, person.Name, [role]);
    }

    private static async Task<string> PdfText(Browser browser, string path)
    {
        using var document = PdfDocument.Open(await browser.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), Stop));
        return string.Join(' ', Enumerable.Range(1, document.NumberOfPages).Select(page => Pdf.Words(document, page)));
    }
}
