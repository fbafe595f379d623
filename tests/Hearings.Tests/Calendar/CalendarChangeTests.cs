using System.Globalization;
using Hearings.Access;
using Hearings.Bodies;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Monitoring;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Calendar;

/// <summary>A changed calendar moves what is open, shows it before, and tells everybody once.</summary>
public sealed class CalendarChangeTests(House house) : IClassFixture<House>
{
    private const int Bodies = 40;

    [Fact]
    public async Task A_holiday_inside_forty_open_deadlines_moves_all_and_a_working_Saturday_counts()
    {
        await Open();
        using var office = await house.SignedIn(await house.Person(Role.Secretary));

        // Ten working days from Monday, 2 March, with 9 March off: 17 March. First it is only shown.
        var shown = await office.Submit(await office.Get("/calendar/add"), "add-day", Day("13", "Off"));
        Assert.Contains("40 open deadlines would move", shown.Main, StringComparison.Ordinal);
        Assert.Equal(Bodies, shown.Html.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("17 March 2026", shown.Text("main tbody tr"), StringComparison.Ordinal);
        Assert.Contains("18 March 2026", shown.Text("main tbody tr"), StringComparison.Ordinal);
        Assert.Equal([new DateOnly(2026, 3, 17)], await Dues());

        // Then it happens: every one moves, each says why, one notice each.
        var done = await office.Submit(shown, "add-day", new() { ["Form.Step"] = "apply" });
        Assert.Contains("The calendar was changed. 40 open deadlines moved", done.Main, StringComparison.Ordinal);
        Assert.Equal([new DateOnly(2026, 3, 18)], await Dues());
        Assert.Equal([LocalTime.After(new DateOnly(2026, 3, 18))], await house.Ask(db => db.Jobs.Where(j => j.Kind == JobKind.Timer).Select(j => j.DueAt).Distinct().ToListAsync()));
        Assert.Equal(Bodies, await house.Ask(db => db.Events.CountAsync(e => e.Kind == "DeadlineMoved")));
        Assert.Equal(Bodies, await house.Ask(db => db.Notices.Where(n => n.Kind == "DeadlineMoved").Select(n => n.RecipientId).Distinct().CountAsync()));
        Assert.Equal(Bodies, await house.Ask(db => db.Notices.CountAsync(n => n.Kind == "DeadlineMoved")));
        var @case = await office.Get("/cases/H-2026-00001");
        Assert.Contains("the last day moved from 17 March 2026 to 18 March 2026. 13 March 2026 became a day off: Ауыстырылды", @case.Main, StringComparison.Ordinal);
        Assert.Contains("13.03.2026, Friday: day off (Ауыстырылды), not counted", @case.Main, StringComparison.Ordinal);
        await house.Check();

        // The Saturday worked in exchange counts: all move back; what was shown to nobody is not applied.
        var saturday = await office.Submit(await office.Get("/calendar/add"), "add-day", Day("14", "Working"));
        Assert.Contains("40 open deadlines would move", saturday.Main, StringComparison.Ordinal);
        saturday.Html.QuerySelector("input[name='Form.Seen']")!.SetAttribute("value", "other");
        var refused = await office.Submit(saturday, "add-day", new() { ["Form.Step"] = "apply" });
        Assert.Contains("other deadlines would move than those that were shown: now 40", refused.Main, StringComparison.Ordinal);
        await office.Submit(refused, "add-day", new() { ["Form.Step"] = "apply" });
        Assert.Equal([new DateOnly(2026, 3, 17)], await Dues());
        Assert.Contains("14.03.2026, Saturday: Working day 8", (await office.Get("/cases/H-2026-00001")).Main, StringComparison.Ordinal);

        // Removed again, it is as if it had never been; the year's page shows both.
        var remove = await office.Get("/calendar/2026-03-14/remove");
        Assert.Contains("40 open deadlines would move", remove.Main, StringComparison.Ordinal);
        await office.Submit(remove, "remove-day");
        Assert.Equal([new DateOnly(2026, 3, 18)], await Dues());
        Assert.Equal(3 * Bodies, await house.Ask(db => db.Notices.CountAsync(n => n.Kind == "DeadlineMoved")));

        // A day that changes nothing is refused, and so is one that is special already; far away nothing moves.
        Assert.Contains("is already: weekend", (await office.Submit(await office.Get("/calendar/add"), "add-day", Day("15", "Off"))).Main, StringComparison.Ordinal);
        var far = await office.Submit(await office.Get("/calendar/add"), "add-day", Day("30", "Off"));
        Assert.Contains("No open deadline moves", far.Main, StringComparison.Ordinal);

        // No deadline moves to a day that has passed, whatever the calendar says later.
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 18, 5, 0, 0, TimeSpan.Zero));
        using var late = await house.SignedIn(await house.Person(Role.Secretary));
        var back = await late.Submit(await late.Get("/calendar/add"), "add-day", Day("7", "Working"));
        Assert.Contains("No open deadline moves", back.Main, StringComparison.Ordinal);
        await house.Check();
    }

    [Fact]
    public async Task A_year_is_shown_and_confirmed_once()
    {
        using var office = await house.SignedIn(await house.Person(Role.Administrator));
        var year = await office.Get("/calendar?year=2027");
        Assert.Contains("not compared with the published calendar", year.Main, StringComparison.Ordinal);
        Assert.Equal(12, year.Html.QuerySelectorAll(".calendar-month").Length);
        Assert.Contains("Constitution Day", year.Main, StringComparison.Ordinal);
        Assert.NotEmpty((await office.Submit(year, "confirm-year")).Texts(".govuk-error-summary a"));
        var confirmed = await office.Submit(year, "confirm-year", new() { ["Form.Source"] = "Published calendar for 2027" });
        Assert.Contains("The year 2027 is confirmed", confirmed.Main, StringComparison.Ordinal);
        Assert.Contains("is confirmed already: Published calendar for 2027", (await office.Submit(year, "confirm-year", new() { ["Form.Source"] = "Another" })).Main, StringComparison.Ordinal);

        using var reader = await house.SignedIn(await house.Person(Role.Auditor));
        Assert.Null((await reader.Get("/calendar?year=2028")).Html.QuerySelector("main form[method=post]"));
    }

    private Task<List<DateOnly?>> Dues() => house.Ask(db => db.Tasks.Where(t => t.State == TaskState.Open).Select(t => t.DueOn).Distinct().ToListAsync());

    private static Dictionary<string, string> Day(string day, string kind) => new()
    {
        ["Form.Date.Day"] = day, ["Form.Date.Month"] = "3", ["Form.Date.Year"] = "2026", ["Form.Kind"] = kind,
        ["Form.NameKk"] = "Ауыстырылды", ["Form.Source"] = "Decision No 1", ["Form.Step"] = "preview",
    };

    private async Task Open()
    {
        var round = new Round { Code = "2026-02", Title = Trilingual.Of("Ақпан", "Февраль", "February"), Year = 2026, Threshold = 100, Fictional = true, CreatedAt = House.Begin };
        round.Publish(House.Begin);
        var bodies = Enumerable.Range(1, Bodies).Select(n => new Body { Code = $"B{n:00}", Name = Trilingual.Of($"Орган {n}", $"Орган {n}", $"Body {n}"), Kind = BodyKind.Agency }).ToList();
        await house.Ask(db =>
        {
            db.Add(round);
            db.AddRange(bodies);
            db.AddRange(bodies.Select(b => new Result { RoundId = round.Id, BodyId = b.Id, Completeness = 50, Currency = 50, Total = 50, Lowest = 50, Known = 10, Unknown = 0 }));
            return db.SaveChangesAsync();
        });
        foreach (var body in bodies)
        {
            await house.With<AddPersonHandler, User>(handler => handler.Handle(new AddPerson(
                $"Signer of {body.Code}", string.Create(CultureInfo.InvariantCulture, $"{body.Code}@test.example"), new(), [Role.Signer], body.Id), Actor.System));
        }
        await house.With<OpenCasesHandler, int>(handler => handler.Handle(new OpenCases(round.Id), Actor.System));
    }
}
