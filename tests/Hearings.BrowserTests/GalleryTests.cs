using Hearings.Reports;
using Hearings.Tests;
using Microsoft.Playwright;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Postgres))]
// Each test has a context of the browser for itself, so those of a long class need not wait for one another.
[assembly: Parallelization(Mode = ParallelMode.All)]

namespace Hearings.BrowserTests;

/// <summary>The program as developers run it, which is where the gallery of components is open.</summary>
public sealed class Workshop(Postgres postgres) : House(postgres)
{
    protected override bool Demonstration => true;

    protected override string[] Arguments => ["--environment", "Development"];

    /// <summary>One browser for all views.</summary>
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

/// <summary>Every component in a real browser: in three languages, on a desk and on a phone.</summary>
public sealed class GalleryTests(Workshop house) : IClassFixture<Workshop>
{
    public static TheoryData<Language, int> Views =>
        [.. from language in Languages.All from width in (int[])[1280, 390] select (language, width)];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Components_have_no_barrier_and_fit_the_screen(Language language, int width)
    {
        await using var context = await house.Chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync($"{house.Address}language/{language.Code()}?back=/gallery");
        await page.Leave(() => page.ClickAsync("main form[method=post] button"));

        Assert.Empty(complaints);
        Assert.Equal(language.Code(), await page.GetAttributeAsync("html", "lang"));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        Assert.Contains("govuk-error-summary", await page.EvaluateAsync<string>("document.activeElement.className"), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("[...document.fonts].some(f => f.family.includes('Source Sans 3') && f.status === 'loaded')"), "The font of the pages did not load.");
        var barriers = (await page.Barriers()).Select(v => $"{v.Id}: {v.Help} ({string.Join(", ", v.Nodes.Select(n => n.Target))})");
        Assert.Empty(barriers);
    }
}
