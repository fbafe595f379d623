using Hearings.Access;
using Hearings.Cases;
using Hearings.Demonstration;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Demonstration;

/// <summary>A demonstration as <c>./hearings up</c> makes it.</summary>
public class DemonstrationHouse(Postgres postgres) : House(postgres)
{
    protected override bool Demonstration => true;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero));
        await Load();
    }

    /// <summary>Loads it, or finds that it is there.</summary>
    public Task Load() => DemonstrationLoad.Run(ConnectionString, Clock.GetUtcNow(), () => { });
}

public sealed class DemonstrationTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    public static TheoryData<Role> Working => [Role.Secretary, Role.Member, Role.Signer];

    [Theory]
    [MemberData(nameof(Working))]
    public async Task Each_persona_is_one_click_away_and_has_something_to_do(Role role)
    {
        using var browser = house.Anonymous();
        var persona = Persona.All.First(p => p.Role == role);
        var entry = await browser.Get("/sign-in");
        var form = entry.Html.Forms.First(f => f.TextContent.Contains(persona.Name, StringComparison.Ordinal));
        form.SetAttribute("action", "/sign-in/persona#chosen");

        var work = await browser.Submit(entry, "/sign-in/persona#chosen");

        Assert.Equal("/", work.Address.AbsolutePath);
        Assert.NotEmpty(work.Html.QuerySelectorAll("main tbody tr"));
        Assert.NotNull(work.Html.QuerySelector(".demonstration"));
    }

    [Fact]
    public async Task It_is_sound_tells_a_past_and_is_loaded_once()
    {
        await house.Check();
        var before = await house.Ask(db => db.Events.CountAsync());
        await house.Load();

        Assert.Equal(before, await house.Ask(db => db.Events.CountAsync()));
        Assert.Equal([CaseStatus.Explanation, CaseStatus.Preparation, CaseStatus.Scheduling, CaseStatus.Hearing, CaseStatus.Closed],
            (await house.Ask(db => db.Cases.Select(c => c.Status).Distinct().ToListAsync())).Order());
        Assert.All(await house.Ask(db => db.Rounds.ToListAsync()), round => Assert.True(round.Fictional));
        Assert.Equal(0, await house.Ask(db => db.Events.CountAsync(e => e.At > house.Clock.GetUtcNow())));
    }
}
