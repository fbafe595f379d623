using System.IO.Compression;
using System.Text;
using Hearings.Access;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Recommendations;
using Hearings.Search;
using Hearings.Sittings;
using Hearings.Tests.Cases;
using Hearings.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Xunit;

namespace Hearings.Tests.Search;

/// <summary>Searching through the page: three languages, forms of words, documents, and who finds what.</summary>
public sealed class SearchTests(CaseHouse house) : IClassFixture<CaseHouse>, IAsyncLifetime
{
    private const string Explained = "Заслушивание назначали дважды. Комиссияға жауап берілді, тыңдауларды өткізу мерзімі өтті. The datasets were published late. <script>alert(1)</script>";

    private string _reference = "";

    public async ValueTask InitializeAsync()
    {
        if (await house.OpenCases() > 0) await Explain();
        _reference = await house.Ask(db => db.Cases.Where(c => c.BodyId == house.Low.Id).Select(c => c.Reference).SingleAsync());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("заслушивания", "Заслушивание")]
    [InlineData("ЗАСЛУШИВАНИЕМ", "Заслушивание")]
    [InlineData("тыңдау", "тыңдауларды")]
    [InlineData("тыңдаулардың", "тыңдауларды")]
    [InlineData("комиссиядан", "Комиссияға")]
    [InlineData("dataset", "datasets")]
    [InlineData("publishing", "published")]
    [InlineData("dataset late", "datasets")]
    public async Task A_word_is_found_in_its_other_forms_in_three_languages(string typed, string marked)
    {
        using var member = await house.SignedIn(await house.Person(Role.Member));
        var page = await member.Get("/search?q=" + Uri.EscapeDataString(typed));
        Assert.Contains($"/cases/{_reference}", page.Html.QuerySelectorAll(".hits__title a").Select(a => a.GetAttribute("href")));
        Assert.Contains(marked, page.Texts("mark"));
        Assert.Empty(page.Html.QuerySelectorAll(".hits script"));
    }

    [Fact]
    public async Task A_body_is_found_by_its_names_and_a_case_by_its_reference()
    {
        using var member = await house.SignedIn(await house.Person(Role.Member));
        foreach (var typed in (string[])[_reference, _reference.ToLowerInvariant(), "министерства низких показателей", "министрлігі төмен", "ministry low figures"])
        {
            var page = await member.Get("/search?q=" + Uri.EscapeDataString(typed));
            Assert.Equal($"/cases/{_reference}", page.Html.QuerySelector(".hits__title a")?.GetAttribute("href"));
        }
        Assert.NotEmpty((await member.Get("/search?q=" + Uri.EscapeDataString("\"заслушивание назначали\""))).Texts(".hits__item"));
        Assert.Empty((await member.Get("/search?q=" + Uri.EscapeDataString("\"назначали заслушивание\""))).Texts(".hits__item"));
        Assert.NotNull((await member.Get("/search?q=сельскохозяйственный")).Html.QuerySelector(".empty"));
        Assert.Null((await member.Get("/search")).Html.QuerySelector(".hits"));
        foreach (var odd in (string[])["'\"&|!():*<>\\", "%", "\u0000", "a' or 1=1 --", "{0}"])
            Assert.Equal(System.Net.HttpStatusCode.OK, (await member.Get("/search?q=" + Uri.EscapeDataString(odd))).Status);
    }

    [Fact]
    public async Task Officers_find_their_own_body_and_nothing_internal()
    {
        var author = await house.Person(Role.Member);
        await house.Ask(async db =>
        {
            var @case = await db.Cases.SingleAsync(c => c.Reference == _reference);
            db.Add(new CaseNote { CaseId = @case.Id, AuthorId = author.Id, WrittenAt = House.Begin, Text = "Осторожничает: внутренняя заметка" });
            return await db.SaveChangesAsync();
        });
        using var member = await house.SignedIn(author);
        using var own = await house.SignedIn(await house.Person(Role.Signer, house.Low.Id, "signer-low"));
        using var other = await house.SignedIn(await house.Person(Role.Signer, house.Lower.Id, "signer-lower"));

        Assert.Single((await own.Get("/search?q=заслушивание")).Texts(".hits__item"));
        Assert.Empty((await other.Get("/search?q=заслушивание")).Texts(".hits__item"));
        Assert.Contains("Note", (await member.Get("/search?q=осторожничать")).Texts(".hits .tag"));
        Assert.Empty((await own.Get("/search?q=осторожничать")).Texts(".hits__item"));
        // Nor does a member who works for the body: what is internal about it is kept from them.
        using var tied = await house.SignedIn(await house.Person(Role.Member, house.Low.Id, "tied"));
        Assert.Empty((await tied.Get("/search?q=осторожничать")).Texts(".hits__item"));
        Assert.Single((await tied.Get("/search?q=заслушивание")).Texts(".hits__item"));
        Assert.Single((await member.Get("/search?q=осторожничать&kind=Note")).Texts(".hits__item"));
        Assert.Empty((await member.Get("/search?q=осторожничать&kind=Document")).Texts(".hits__item"));
        Assert.DoesNotContain("Note", (await own.Get("/search?q=заслушивание")).Texts("select[name=kind] option"));
    }

    [Fact]
    public async Task The_text_of_documents_is_read_in_the_background_and_found()
    {
        using var member = await house.SignedIn(await house.Person(Role.Member));
        var page = await member.Get($"/cases/{_reference}/documents/add");
        await member.Send(page, "attach-documents", new() { ["Form.Kind"] = "Letter" },
            [("хат.txt", TestFiles.Text("Жылқышылар туралы мәлімет")), ("memo.pdf", Pdf("Extraordinary reindeer husbandry")), ("приказ.docx", Docx("Верблюдоводство и коневодство")), ("broken.pdf", TestFiles.Pdf())]);
        Assert.Empty((await member.Get("/search?q=верблюдоводства")).Texts(".hits__item"));
        Assert.NotEmpty((await member.Get("/search?q=приказ")).Texts(".hits__item"));

        Assert.True(await house.RunJobs() >= 4);

        foreach (var (typed, title) in ((string, string)[])[("жылқышыларды", "хат"), ("reindeers", "memo"), ("верблюдоводства", "приказ")])
            Assert.Equal([title], (await member.Get("/search?q=" + Uri.EscapeDataString(typed))).Texts(".hits__title"));
        var fault = await house.Ask(db => db.FileTexts.Where(t => t.Fault != null).Select(t => t.Text).SingleAsync());
        Assert.Equal("", fault);
    }

    [Fact]
    public async Task A_recommendation_is_the_bodys_to_find_once_it_is_in_force_and_an_agenda_is_the_Commissions()
    {
        var member = await house.Person(Role.Member);
        using var browser = await house.SignedIn(member);
        using var own = await house.SignedIn(await house.Person(Role.Signer, house.Low.Id, "signer-low"));
        await house.Person(Role.Chair);
        var sitting = await house.With<PlanSittingHandler, Sitting>(handler => handler.Handle(
            new PlanSitting(new DateOnly(2026, 3, 20), new(10, 0), new(12, 0), Trilingual.Of("Зал", "Зал", null)), Actor.System));
        var item = await house.With<AddAgendaItemHandler, AgendaItem>(handler => handler.Handle(
            new AddAgendaItem(sitting.Id, AgendaKind.RoadMap, Trilingual.Of("Жол картасы", "Дорожная карта цифровизации", null)), Actor.System));
        var drafted = await house.With<DraftRecommendationHandler, Recommendation>(handler => handler.Handle(new DraftRecommendation(item.Id,
            new(Trilingual.Of("Деректер жиынтығын жаңарту", "Обновлять наборы данных ежемесячно", null), Trilingual.Of("Себебі", null, null), Trilingual.Of("Өлшемі", null, null)),
            new(10), house.Low.Id, [house.Full.Id]), Actor.System));
        Assert.Contains("Recommendation", (await browser.Get("/search?q=обновление ежемесячного")).Texts(".hits .tag"));
        Assert.Empty((await own.Get("/search?q=обновление ежемесячного")).Texts(".hits__item"));

        await house.Ask(async db =>
        {
            var recommendation = await db.Recommendations.Include(r => r.Addressees).SingleAsync(r => r.Id == drafted.Id);
            recommendation.Adopt();
            var shipped = CalendarFile.Shipped();
            recommendation.ComeIntoForce(new DateOnly(2026, 3, 2), new(shipped.Holidays, shipped.Special, shipped.Years));
            return await db.SaveChangesAsync();
        });
        Assert.Equal([$"/recommendations/{drafted.Reference}"], (await own.Get("/search?q=жаңартылды")).Html.QuerySelectorAll(".hits__title a").Select(a => a.GetAttribute("href")));

        Assert.Contains("Sitting", (await browser.Get("/search?q=цифровизация")).Texts(".hits .tag"));
        Assert.Empty((await own.Get("/search?q=цифровизация")).Texts(".hits__item"));
    }

    [Fact]
    public async Task Made_anew_the_entries_are_the_same()
    {
        var before = await house.Ask(Entries);
        Assert.NotEmpty(before);
        await house.Ask(db => SearchIndex.Rebuild(db, TestContext.Current.CancellationToken));
        Assert.Equal(before, await house.Ask(Entries));
    }

    private static Task<List<string>> Entries(Hearings.Database.HearingsDb db) =>
        db.SearchEntries.OrderBy(e => e.Source).ThenBy(e => e.SubjectId).Select(e => $"{e.Source} {e.SubjectId} {e.Path} {e.IsInternal} {e.Heading} {e.Text}").ToListAsync();

    private async Task Explain()
    {
        using var signer = await house.SignedIn(await house.Person(Role.Signer, house.Low.Id, "signer-low"));
        var task = await house.Ask(db => db.Tasks.Where(t => t.BodyId == house.Low.Id && t.Form == SubmitExplanation.Form).Select(t => t.Id).SingleAsync());
        await signer.Send(await signer.Get($"/tasks/{task}"), "submit-explanation", new() { ["Form.Text"] = Explained });
    }

    private static byte[] Pdf(string text)
    {
        using var builder = new PdfDocumentBuilder();
        builder.AddPage(PageSize.A4).AddText(text, 12, new PdfPoint(50, 700), builder.AddStandard14Font(Standard14Font.Helvetica));
        return builder.Build();
    }

    private static byte[] Docx(string text)
    {
        using var bytes = new MemoryStream();
        bytes.Write(TestFiles.Docx());
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")!.Delete();
            using var part = zip.CreateEntry("word/document.xml").Open();
            part.Write(Encoding.UTF8.GetBytes($"<w:document xmlns:w='w'><w:p><w:r><w:t>{text[..5]}</w:t></w:r><w:r><w:t>{text[5..]}</w:t></w:r></w:p></w:document>"));
        }
        return bytes.ToArray();
    }
}
