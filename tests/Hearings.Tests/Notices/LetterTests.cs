using System.Net;
using Hearings.Access;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Tests.Cases;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace Hearings.Tests.Notices;

/// <summary>Official letters: their words, their numbers, their PDFs read back.</summary>
public sealed class LetterTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    private static readonly DateTimeOffset Start = new(2026, 4, 14, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_letter_is_written_once_numbered_and_printed_in_both_languages()
    {
        var chair = await house.Person(Role.Chair);
        await Rename(chair.Id, "Айгерім Қасымқызы");
        var signer = await house.Person(Role.Signer, house.Low.Id);
        var draft = new LetterDraft(LetterKind.Invitation, "S-2026-00001/LOW", house.Low.Id,
            new { sitting = "S-2026-00001", startsAt = Start, place = "Астана, Мәңгілік Ел 8", item = Trilingual.Of("Органды тыңдау", "Заслушивание органа", "Hearing of the body") });
        var letter = await Draft(draft);
        Assert.Equal("L-2026-00001", letter.Reference);
        Assert.Equal("L-2026-00001", (await Draft(draft)).Reference);
        Assert.Equal("L-2026-00002", (await Draft(new LetterDraft(LetterKind.LetterToHead, "R-2026-00001/LOW", house.Low.Id,
            new { recommendation = "R-2026-00001", text = Trilingual.Of("Толтыру", "Наполнить", null), dueOn = "2026-03-31" }))).Reference);

        using var body = await house.SignedIn(signer);
        var kk = await Pdf(body, "/letters/L-2026-00001-kk.pdf");
        var ru = await Pdf(body, "/letters/L-2026-00001-ru.pdf");
        Assert.Equal(("kk", "ru"), (Language(kk), Language(ru)));
        var text = Words(kk);
        foreach (var part in (string[])["№ L-2026-00001", "2026 жылғы 2 наурыз", "Төмен министрлігі", "Комиссия отырысына шақыру", "2026 жылғы 14 сәуір, 10:00", "Органды тыңдау", "Айгерім Қасымқызы", "Комиссия төрағасы"])
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Contains("Министерство низких показателей", Words(ru), StringComparison.Ordinal);
        Assert.Contains("Приглашение на заседание Комиссии", Words(ru), StringComparison.Ordinal);

        // It prints the same after the chair and the body's name have changed.
        await Rename(chair.Id, "Басқа Адам");
        await house.Ask(async db =>
        {
            (await db.Bodies.SingleAsync(b => b.Id == house.Low.Id)).Name = Trilingual.Of("Жаңа атау", "Новое имя", null);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(text, Words(await Pdf(body, "/letters/L-2026-00001-kk.pdf")));

        // The signer was told, with the letter attached; an officer of another body sees none of it.
        var mine = await body.Get("/notices");
        Assert.Contains("L-2026-00001", mine.Main, StringComparison.Ordinal);
        var notice = await house.Ask(db => db.Notices.SingleAsync(n => n.Kind == LetterDesk.NoticeKind && n.LetterReference == "L-2026-00001"));
        Assert.Equal(["L-2026-00001-kk.pdf", "L-2026-00001-ru.pdf"], Attachments.Names(notice));
        Assert.Equal(text, Words(await Pdf(body, $"/notices/{notice.Id}/L-2026-00001-kk.pdf")));
        Assert.Contains("Приглашение", (await body.Get("/letters/L-2026-00001")).Main + (await SeenIn(signer, Hearings.Language.Ru)), StringComparison.Ordinal);
        using var stranger = await house.SignedIn(await house.Person(Role.Signer, house.Full.Id, "stranger"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get("/letters/L-2026-00001")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get("/letters/L-2026-00001-kk.pdf")).Status);
        Assert.Contains("There are no letters", (await stranger.Get("/letters")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("L-2026", await stranger.Client.GetStringAsync(new Uri("/letters.csv", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Task<int> Rename(Guid person, string name) => house.Ask(async db =>
    {
        (await db.Users.SingleAsync(u => u.Id == person)).Name = name;
        return await db.SaveChangesAsync();
    });

    private async Task<string> SeenIn(User person, Hearings.Language language)
    {
        using var browser = await house.SignedIn(person, language);
        return (await browser.Get("/letters/L-2026-00001")).Main;
    }

    private Task<Letter> Draft(LetterDraft draft) => house.With<IServiceProvider, Letter>(services =>
        ((HearingsDb)services.GetService(typeof(HearingsDb))!).Transact(() => ((LetterDesk)services.GetService(typeof(LetterDesk))!).Draft(draft, Actor.System)));

    private static string Words(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join(' ', Enumerable.Range(1, document.NumberOfPages).Select(page => Hearings.Tests.Reports.Pdf.Words(document, page)));
    }

    private static string Language(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var catalog = document.Structure.Catalog.CatalogDictionary.Data;
        Assert.True(catalog.ContainsKey("StructTreeRoot"), "The PDF is not tagged.");
        return ((StringToken)catalog["Lang"]).Data;
    }

    private static async Task<byte[]> Pdf(Browser browser, string path)
    {
        var answer = await browser.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
