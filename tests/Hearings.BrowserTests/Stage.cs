using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hearings.Access;
using Hearings.Reports;
using Hearings.Tests;
using Hearings.Tests.Cases;
using Microsoft.Playwright;
using Xunit;

namespace Hearings.BrowserTests;

/// <summary>A commission with two bodies below the threshold, in a real browser: each person with a language and a screen of the own.</summary>
public sealed class Stage(Postgres postgres) : CaseHouse(postgres)
{
    private Chromium _chromium = null!;

    /// <summary>What was found on the pages that were looked at: barriers, and what is cut off at the side.</summary>
    public ConcurrentQueue<string> Found { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _chromium = await Chromium.Launch(_ => { });
    }

    public override async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>A person signs in through the page.</summary>
    public async Task<Player> Enter(string name, Role role, Language language, int width, Guid? body = null)
    {
        var person = await Person(role, body, name);
        var context = await _chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{Address}language/{language.Code()}?back=/sign-in");
        await page.FillAsync("[name='Form.Email']", person.Email!);
        await page.FillAsync("[name='Form.Password']", "correct horse battery");
        await page.ClickAsync("main form button[type=submit]");
        await page.WaitForURLAsync(Address.ToString());
        return new Player(page, Address, language, width, Found);
    }
}

/// <summary>What axe finds.</summary>
public static class Axe
{
    // Whole lists of what passed are of no use, and are long.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>The barriers on a page, its own rules and those of its parts.</summary>
    public static async Task<IReadOnlyList<AxeResultItem>> Barriers(this IPage page) => (await page.Locator(":root").RunAxe(OnlyViolations)).Violations;
}

/// <summary>A person at a screen.</summary>
public sealed class Player(IPage page, Uri address, Language language, int width, ConcurrentQueue<string> found)
{
    private static int _shown;
    private string _view = $"{language.Code()}-{width}";

    /// <summary>The page.</summary>
    public IPage Page => page;

    /// <summary>Opens an address of the program.</summary>
    public async Task Go(string path)
    {
        var answer = await page.GotoAsync(new Uri(address, path).ToString());
        Assert.True(answer!.Ok, $"{path}: {answer.Status}");
    }

    /// <summary>Makes the screen as wide as this; the styles alone say what follows from it.</summary>
    public Task Resize(int to)
    {
        _view = $"{language.Code()}-{to}";
        return page.SetViewportSizeAsync(to, page.ViewportSize!.Height);
    }

    /// <summary>Follows a link or presses a button that leads on.</summary>
    public Task Follow(string selector) => page.Leave(() => page.Locator(selector).First.ClickAsync());

    /// <summary>Opens a case and goes to what is to be done next in it.</summary>
    public async Task Next(string reference)
    {
        await Go($"/cases/{reference}");
        await Follow(".next-step a.govuk-button");
    }

    /// <summary>Fills fields by the names under which they are posted.</summary>
    public async Task Fill(params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            var field = page.Locator($"[name='{name}']:not([type=hidden])").First;
            switch (await field.EvaluateAsync<string>("f => f.type"))
            {
                case "radio" or "checkbox": await page.Locator($"[name='{name}'][value='{value}']").CheckAsync(); break;
                case "select-one": await field.SelectOptionAsync(new SelectOptionValue { Value = value }); break;
                default: await field.FillAsync(value); break;
            }
        }
    }

    /// <summary>Sends a form by its name; what is folded away is opened first.</summary>
    public async Task Send(string form)
    {
        var sent = page.Locator($"main form:has(input[name='_handler'][value$='{form}'])").First;
        await sent.EvaluateAsync("f => { for (let d = f.closest('details'); d; d = d.parentElement.closest('details')) d.open = true; }");
        await page.Leave(() => sent.Locator("button[type=submit].govuk-button:not([name='staged-act'])").First.ClickAsync());
    }

    /// <summary>
    /// Fails where an error is shown that was not expected; notes every barrier, unless they are known from another look, and
    /// whatever is cut off at the side; with HEARINGS_PICTURES a picture is left.
    /// </summary>
    public async Task Look(string name, bool refused = false, bool barriers = true)
    {
        if (Environment.GetEnvironmentVariable("HEARINGS_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{Interlocked.Increment(ref _shown):00}-{name}-{_view}.png"), FullPage = true });
        var errors = await page.Locator(".govuk-error-summary").AllInnerTextsAsync();
        Assert.True(refused == errors.Count > 0, $"{name}: {string.Join(" ", errors)}");
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 0 and var over) found.Enqueue($"{name} {_view}: {over} pixels too wide");
        if (!barriers) return;
        foreach (var barrier in await page.Barriers()) found.Enqueue($"{name} {_view}: {barrier.Id}: {string.Join(", ", barrier.Nodes.Select(n => n.Html))}");
    }

    /// <summary>The page's main part says this.</summary>
    public async Task Sees(string text) => Assert.Contains(text, await page.InnerTextAsync("main"), StringComparison.Ordinal);
}
