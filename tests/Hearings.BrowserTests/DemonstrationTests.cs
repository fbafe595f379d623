using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Demonstration;
using Hearings.Recommendations;
using Hearings.Reports;
using Hearings.Sittings;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.BrowserTests;

/// <summary>What everybody finds in the demonstration.</summary>
[Collection(typeof(Theatre))]
public sealed class DemonstrationTests(Theatre house)
{
    public static TheoryData<string> Everyone => [.. Persona.All.Select(p => p.Email)];

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task Each_persona_is_one_click_away_and_has_something_to_do(string email)
    {
        using var browser = house.Anonymous();
        var persona = Persona.All.Single(p => p.Email == email);
        var entry = await browser.Get("/sign-in");
        var form = entry.Html.Forms.First(f => f.TextContent.Contains(persona.Name, StringComparison.Ordinal));
        form.SetAttribute("action", "/sign-in/persona#chosen");

        var work = await browser.Submit(entry, "/sign-in/persona#chosen");

        Assert.Equal("/", work.Address.AbsolutePath);
        Assert.NotEmpty(work.Html.QuerySelectorAll("main tbody tr, main .beside li"));
        Assert.NotNull(work.Html.QuerySelector(".demonstration"));
    }

    [Fact]
    public async Task Each_kind_of_work_of_the_secretary_waits() => Assert.Empty(
        ((string[])[AssignRapporteur.Form, ScheduleHearing.Form, ConfirmNextStep.Form, CloseCase.Form])
            .Except(await house.Ask(db => db.Tasks.Where(t => t.State == TaskState.Open).Select(t => t.Form).ToListAsync())));

    [Fact]
    public async Task The_year_2021_ends_with_the_sitting_of_23_December_and_an_approved_report()
    {
        var last = await house.Ask(db => db.Sittings.AsNoTracking().Include(s => s.Items).Where(s => s.Reference.StartsWith("S-2021")).OrderByDescending(s => s.StartsAt).FirstAsync());
        Assert.Equal(new DateOnly(2021, 12, 23), LocalTime.DateOf(last.StartsAt));
        Assert.Equal(SittingStatus.Approved, last.Status);
        Assert.Empty(Enum.GetValues<AgendaKind>().Except(last.Items.Select(i => i.Kind)));
        Assert.Equal([(2021, EditionStatus.Sent)], (await house.Ask(db => db.Editions.ToListAsync())).Select(e => (e.Year, e.Status)));
        Assert.Equal(0, await house.Ask(db => db.Cases.CountAsync(c => c.OpenedAt < new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) && c.Status != CaseStatus.Closed)));
    }

    [Fact]
    public async Task It_is_sound_tells_a_past_and_is_loaded_once()
    {
        await house.Check();
        var before = await house.Ask(db => db.Events.CountAsync());
        await house.Load();

        Assert.Equal(before, await house.Ask(db => db.Events.CountAsync()));
        var stages = await house.Ask(db => db.Cases.Select(c => c.Status).Distinct().ToListAsync());
        Assert.Empty(((CaseStatus[])[CaseStatus.Explanation, CaseStatus.Preparation, CaseStatus.Scheduling, CaseStatus.Hearing, CaseStatus.Minutes, CaseStatus.Remediation, CaseStatus.Closed]).Except(stages));
        Assert.All(await house.Ask(db => db.Rounds.ToListAsync()), round => Assert.True(round.Fictional));
        Assert.Equal(0, await house.Ask(db => db.Events.CountAsync(e => e.At > house.Clock.GetUtcNow())));
    }
}
