using System.Net;
using Hearings.Access;
using Hearings.Sittings;
using Hearings.Tests.Reports;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Sittings;

/// <summary>From the plan to the approved minutes through the pages, each person in an own browser.</summary>
public sealed class JourneyTests(SittingHouse house) : IClassFixture<SittingHouse>
{
    [Fact]
    public async Task A_sitting_is_planned_called_held_and_its_minutes_approved_through_the_pages()
    {
        var secretary = await house.SignedIn(house.Secretary);
        var member = await house.SignedIn(house.Members[0]);
        var tied = await house.SignedIn(house.Tied);
        using var signer = await house.SignedIn(house.Signer);
        var day = await house.Day(2);

        var page = await secretary.Submit(await secretary.Get("/sittings/plan"), "plan", new()
        {
            ["Form.Date.Day"] = $"{day.Day}", ["Form.Date.Month"] = $"{day.Month}", ["Form.Date.Year"] = $"{day.Year}", ["Form.Time"] = "10:00", ["Form.Until"] = "14:00",
            ["Form.PlaceKk"] = "Мәжіліс залы", ["Form.PlaceRu"] = "Зал заседаний",
        });
        var address = page.Address.AbsolutePath;
        var reference = address.Split('/')[^1];
        Assert.Contains("beyond the usual hours, 09:00–13:00", page.Main, StringComparison.Ordinal);
        Assert.Contains("Fewer than 3 working days", page.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await signer.Get(address)).Status);
        foreach (var (kk, ru, body) in ((string, string, Guid?)[])[("Жол картасының орындалуы", "Исполнение дорожной карты", house.Body.Id), ("Ашық деректер тізбесі", "Перечень открытых данных", null)])
            page = await secretary.Submit(await secretary.Get(address + "/add"), "add", new()
            {
                ["Form.Kind"] = nameof(AgendaKind.RoadMap), ["Form.TitleKk"] = kk, ["Form.TitleRu"] = ru, ["Form.Body"] = body?.ToString() ?? "",
                ["Form.Speaker"] = "Д. Сәрсен", ["Form.PostKk"] = "директор", ["Form.PostRu"] = "директор", ["Form.OrganisationKk"] = "департамент", ["Form.OrganisationRu"] = "департамент",
            });
        page = await secretary.Submit(page, "up-2");
        Assert.Equal(["1. Ашық деректер тізбесі", "2. Жол картасының орындалуы"], page.Texts(".agenda-item__title"));
        page = await secretary.Submit(page, "call");
        Assert.Contains("The invitations are sent.", page.Main, StringComparison.Ordinal);

        // The body sees its own item only, and answers.
        var seen = await signer.Get(address);
        Assert.Equal(["2. Жол картасының орындалуы"], seen.Texts(".agenda-item__title"));
        seen = await signer.Submit(seen, "reply", new() { ["Form.Reply"] = "Accepted" });
        Assert.Contains("This must be filled in.", seen.Main, StringComparison.Ordinal);
        seen = await signer.Submit(await signer.Get(address), "reply", new() { ["Form.Reply"] = "Accepted", ["Form.Representative"] = "Вице-министр А. Ахметов" });
        Assert.Contains("Вице-министр А. Ахметов", seen.Main, StringComparison.Ordinal);
        Assert.Contains("This item is closed to you", (await tied.Get(address)).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("This item is closed to you", (await member.Get(address)).Main, StringComparison.Ordinal);
        Assert.Contains(reference, (await member.Get($"/sittings?month={day:yyyy-MM}")).Text(".sitting-month")!, StringComparison.Ordinal);
        Assert.Contains(reference, await member.Client.GetStringAsync(new Uri("/sittings.csv", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        house.Clock.Advance((await Read()).StartsAt - house.Clock.GetUtcNow());
        // Two days later nobody is signed in any more.
        (secretary, member, tied) = (await house.SignedIn(house.Secretary), await house.SignedIn(house.Members[0]), await house.SignedIn(house.Tied));
        using var chair = await house.SignedIn(house.Chair);
        page = await secretary.Submit(await secretary.Get(address + "/run"), "open");
        var stale = page;
        Assert.Contains("0 of 6 entitled present, 4 needed", page.Main, StringComparison.Ordinal);
        page = await secretary.Submit(page, "vote");
        Assert.Contains("There is no quorum: 0 of 6 entitled members are present, 4 are needed", page.Main, StringComparison.Ordinal);
        foreach (var person in house.Members.Take(3).Append(house.Chair).Append(house.Tied)) page = await secretary.Submit(page, "arrive", new() { ["Form.Members"] = person.Id.ToString() });
        Assert.Contains("Somebody changed this while you", (await secretary.Submit(stale, "vote")).Main, StringComparison.Ordinal);
        page = await secretary.Submit(page, "hear", new() { ["Form.DiscussionKk"] = "Дана Сейіт тізбені толықтыруды ұсынды.", ["Form.DiscussionRu"] = "Дана Сеит предложила дополнить перечень." });

        page = await secretary.Submit(page, "vote");
        await member.Submit(await member.Get(address + "/vote"), "vote", new() { ["Form.Choice"] = "For" });
        Assert.Contains("You voted: For", (await member.Get(address + "/vote")).Main, StringComparison.Ordinal);
        page = await secretary.Submit(page, "votes", house.Members.Skip(1).Take(2).Append(house.Chair).ToDictionary(m => $"Vote-{m.Id}", _ => "For"));
        Assert.Contains("Carried For 4, against 0, abstained 0 · 5 of 6 entitled present, 4 needed", page.Main, StringComparison.Ordinal);
        page = await secretary.Submit(page, "decide", new() { ["Form.DecisionKk"] = "Тізбе әзірленсін.", ["Form.DecisionRu"] = "Разработать перечень." });

        page = await secretary.Get(address + "/run");
        Assert.Contains("Takes no part, being tied to the body: tied", page.Main, StringComparison.Ordinal);
        page = await secretary.Submit(page, "vote");
        Assert.Contains("This item is closed to you", (await tied.Get(address + "/vote")).Main, StringComparison.Ordinal);
        page = await secretary.Submit(page, "votes", house.Members.Take(3).Append(house.Chair).ToDictionary(m => $"Vote-{m.Id}", m => m == house.Chair ? "Against" : "For"));
        page = await secretary.Submit(page, "decide", new() { ["Form.DecisionKk"] = "Назарға алынсын.", ["Form.DecisionRu"] = "Принять к сведению." });
        page = await secretary.Submit(page, "end");
        page = await secretary.Submit(page, "draft");
        Assert.Contains("Тізбе әзірленсін.", page.Main, StringComparison.Ordinal);
        page = await secretary.Submit(page, "edit", new() { ["Form.Decided1Ru"] = "Разработать единый перечень." });
        var found = await member.Get("/search?q=" + Uri.EscapeDataString("единого перечня"));
        Assert.Contains(address + "/minutes", found.Html.QuerySelectorAll(".hits__title a").Select(a => a.GetAttribute("href")));
        var version = (await house.Ask(db => db.Minutes.AsNoTracking().SingleAsync())).Version;
        page = await chair.Submit(await chair.Get(address + "/minutes"), "approve");
        Assert.Contains("The minutes are approved", page.Main, StringComparison.Ordinal);

        var minutes = await house.Ask(db => db.Minutes.AsNoTracking().SingleAsync());
        Assert.NotEqual(version, minutes.Version);
        Assert.Equal(MinutesDocument.Seal(minutes.Content!), minutes.Sha256);
        Assert.Equal("Разработать единый перечень.", MinutesDocument.Read(minutes.Content!).Items[0].Decided.Ru);
        await chair.Submit(page, "correct", new() { ["Form.TextKk"] = "Тізбе бірыңғай болсын.", ["Form.TextRu"] = "Перечень единый.", ["Form.ReasonKk"] = "Қате", ["Form.ReasonRu"] = "Описка" });
        await PdfsReadBack(chair, address);
        await house.Check();

        Task<Sitting> Read() => house.Ask(db => db.Sittings.AsNoTracking().SingleAsync(s => s.Reference == reference));
    }

    private static async Task PdfsReadBack(Browser browser, string address)
    {
        foreach (var (language, expected) in ((string, string[])[])[
            ("kk", ["хаттамасы", "Тізбе әзірленсін", "кворум", "Қатысқан мүшелер", "Тізбе бірыңғай болсын"]),
            ("ru", ["Протокол заседания", "Разработать единый перечень", "Присутствовали члены: 5 из 6", "Дана Сеит", "Перечень единый"])])
        {
            var bytes = await browser.Client.GetByteArrayAsync(new Uri($"{address}/minutes-{language}.pdf", UriKind.Relative), TestContext.Current.CancellationToken);
            using var pdf = UglyToad.PdfPig.PdfDocument.Open(bytes);
            var text = string.Join(' ', Enumerable.Range(1, pdf.NumberOfPages).Select(number => Pdf.Words(pdf, number)));
            Assert.All(expected, phrase => Assert.Contains(phrase, text, StringComparison.Ordinal));
            Assert.True(pdf.Structure.Catalog.CatalogDictionary.ContainsKey(UglyToad.PdfPig.Tokens.NameToken.Create("StructTreeRoot")));
            Assert.Equal(language, pdf.Structure.Catalog.CatalogDictionary.Data["Lang"] is UglyToad.PdfPig.Tokens.StringToken lang ? lang.Data : null);
        }
    }
}
