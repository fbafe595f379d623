using System.Collections.Concurrent;
using Hearings.Access;
using Hearings.Demonstration;
using Hearings.Reports;
using Hearings.Tests;
using Xunit;

namespace Hearings.BrowserTests;

/// <summary>A demonstration as <c>./hearings up</c> makes it, loaded once for all who look at it, and a real browser.</summary>
[CollectionDefinition]
public sealed class Theatre(Postgres postgres) : House(postgres), ICollectionFixture<Theatre>
{
    protected override bool Demonstration => true;

    /// <summary>One browser for everybody.</summary>
    public Chromium Chromium { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero));
        await Load();
        Chromium = await Chromium.Launch(_ => { });
    }

    public override async ValueTask DisposeAsync()
    {
        await Chromium.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Loads it, or finds that it is there.</summary>
    public Task Load() => DemonstrationLoad.Run(ConnectionString, Clock.GetUtcNow(), () => { });
}

/// <summary>The pages that people begin with, as the demonstration fills them: no barrier, nothing cut off, in every language and at both widths.</summary>
[Collection(typeof(Theatre))]
public sealed class PagesTests(Theatre house)
{
    private static readonly Dictionary<Role, string[]> Pages = new()
    {
        [Role.Secretary] =
        [
            "/", "/queue", "/notices", "/outbox", "/letters", "/cases", "/cases?status=Hearing", "/cases?q=%D2%9B", "/cases/open", "/complaints", "/complaints/receive",
            "/sittings", "/sittings/plan", "/recommendations", "/overdue", "/bodies", "/bodies/MOH", "/rounds", "/rounds/2026", "/rounds/import", "/reports", "/reports/2021", "/search",
            "/calendar", "/settings", "/procedures", "/absences",
        ],
        [Role.Administrator] = ["/operations", "/operations/incidents", "/operations/jobs?scope=All"],
        [Role.Reviewer] = ["/reviews"],
        [Role.Signer] = ["/", "/portal", "/notices"],
    };

    private static readonly int[] Widths = [1280, 390];

    public static TheoryData<Language> Spoken => [.. Languages.All];

    [Theory]
    [MemberData(nameof(Spoken))]
    public async Task The_main_pages_have_no_barrier_and_fit_the_screen(Language language)
    {
        var found = new ConcurrentQueue<string>();
        foreach (var (role, paths) in Pages)
        {
            var player = await Enter(role, language, found);
            foreach (var path in paths)
            {
                await player.Go(path);
                foreach (var width in Widths)
                {
                    await player.Resize(width);
                    // Phones differ in their styles, which are the same in each language: one language tells of their barriers.
                    await player.Look($"page{path.Replace('/', '-').Replace('?', '-').Replace('%', '-')}", barriers: width == Widths[0] || language == Language.Kk);
                }
            }
            await player.Page.Context.CloseAsync();
        }
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    private async Task<Player> Enter(Role role, Language language, ConcurrentQueue<string> found)
    {
        var context = await house.Chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = Widths[0], Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{house.Address}language/{language.Code()}?back=/sign-in");
        await page.ClickAsync($"button:has-text('{Persona.All.First(p => p.Role == role).Name}')");
        await page.WaitForURLAsync(house.Address.ToString());
        return new Player(page, house.Address, language, Widths[0], found);
    }
}
