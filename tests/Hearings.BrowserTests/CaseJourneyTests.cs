using Deque.AxeCore.Playwright;
using Hearings.Access;
using Hearings.Calendar;
using Hearings.Demonstration;
using Hearings.Reports;
using Hearings.Sittings;
using Hearings.Tests;
using Hearings.Tests.Demonstration;
using Microsoft.Playwright;
using Xunit;

namespace Hearings.BrowserTests;

/// <summary>The demonstration in a real browser.</summary>
public sealed class Theatre(Postgres postgres) : DemonstrationHouse(postgres)
{
    /// <summary>One browser for everybody.</summary>
    public Chromium Chromium { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Chromium = await Chromium.Launch(_ => { });
    }

    public override async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await base.DisposeAsync();
    }
}

/// <summary>A case from score to outcome, each person in another language and at another width; every page is free of barriers.</summary>
public sealed class CaseJourneyTests(Theatre house) : IClassFixture<Theatre>
{
    [Fact]
    public async Task Body_secretary_and_rapporteur_carry_a_case_to_a_sitting()
    {
        // The body's signer, on a phone, in Kazakh.
        var signer = await Enter(Role.Signer, Language.Kk, 390);
        await Look(signer, "1-work");
        await signer.ClickAsync("main tbody a");
        await Look(signer, "2-explanation");
        await signer.ClickAsync("summary");
        await Look(signer, "3-why-this-date");
        await signer.FillAsync("textarea", "Бөлімдердің қазақ тіліндегі нұсқасы осы айда толтырылады.");
        await Send(signer);
        var reference = new Uri(signer.Url).AbsolutePath.Split('/')[^1];
        await Look(signer, "4-explained");

        // The secretary, at a desk, in Russian.
        var secretary = await Enter(Role.Secretary, Language.Ru, 1280);
        await Look(secretary, "5-secretary");
        await Open(secretary, reference);
        await Look(secretary, "6-assign");
        var rapporteur = Persona.All.First(p => p.Role == Role.Member);
        await secretary.SelectOptionAsync("select", new SelectOptionValue
        {
            Value = await secretary.GetAttributeAsync($"option:has-text('{rapporteur.Name}')", "value"),
        });
        await Send(secretary);

        // The rapporteur, in Kazakh.
        var member = await Enter(Role.Member, Language.Kk, 1280);
        await Open(member, reference);
        await member.FillAsync("textarea", "Органды тыңдауды ұсынамын.");
        await Look(member, "7-brief");
        await Send(member);

        // The secretary schedules: there is no sitting yet, so one is planned; then the case comes onto its agenda.
        await Open(secretary, reference);
        await Look(secretary, "8-no-sitting");
        var day = CalendarFile.Shipped().ToCalendar().Add(LocalTime.DateOf(house.Clock.GetUtcNow()), 5);
        var planned = await house.With<PlanSittingHandler, Sitting>(handler => handler.Handle(
            new(day, new(10, 0), new(12, 0), Trilingual.Of("Мәжіліс залы", "Зал заседаний", "Meeting hall")), Actor.System));
        await secretary.ReloadAsync();
        await Look(secretary, "9-schedule");
        await Send(secretary);
        await Look(secretary, "10-scheduled");
        Assert.Contains(planned.Reference, await secretary.InnerTextAsync("main"), StringComparison.Ordinal);

        // From here on the sitting has it: the task leads there.
        await Open(secretary, reference);
        await Look(secretary, "11-hearing");
        Assert.Equal($"/sittings/{planned.Reference}/run", await secretary.GetAttributeAsync("main a.govuk-button", "href"));
        await house.Check();
    }

    public static TheoryData<Language, int> Views =>
        [.. from language in Languages.All from width in (int[])[1280, 390] select (language, width)];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task The_main_pages_have_no_barrier_and_fit_the_screen(Language language, int width)
    {
        var page = await Enter(Role.Secretary, language, width);
        foreach (var path in (string[])["/", "/cases", "/cases?status=Hearing", "/cases?q=%D2%9B", "/cases/open", "/complaints", "/complaints/receive", "/bodies", "/bodies/MOH", "/rounds", "/rounds/2026", "/reports", "/rounds/import"])
        {
            await page.GotoAsync(new Uri(house.Address, path).ToString());
            await Look(page, $"page{path.Replace('/', '-').Replace('?', '-').Replace('%', '-')}-{language.Code()}-{width}");
        }
    }

    private async Task<IPage> Enter(Role role, Language language, int width)
    {
        var context = await house.Chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{house.Address}language/{language.Code()}?back=/sign-in");
        await page.ClickAsync($"button:has-text('{Persona.All.First(p => p.Role == role).Name}')");
        await page.WaitForURLAsync(house.Address.ToString());
        return page;
    }

    private async Task Open(IPage page, string reference)
    {
        await page.GotoAsync($"{house.Address}cases/{reference}");
        await page.ClickAsync(".next-step a.govuk-button");
        await page.WaitForURLAsync("**/tasks/*");
    }

    private static async Task Send(IPage page)
    {
        await page.ClickAsync("main form[method=post] button[type=submit]");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>No barrier, nothing cut off at the side; with HEARINGS_PICTURES a picture of it for people to look at.</summary>
    private static async Task Look(IPage page, string name)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Environment.GetEnvironmentVariable("HEARINGS_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        var barriers = (await page.RunAxe()).Violations.Select(v => $"{name}: {v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Select(n => n.Html))})");
        Assert.Empty(barriers);
    }
}
