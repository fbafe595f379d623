using Hearings.Access;
using Hearings.Calendar;
using Hearings.Recommendations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Recommendations;

/// <summary>A body that has nobody to answer is seen as such, and what it should hear is told to the secretary instead.</summary>
public sealed class NobodyToAnswerTests(RemediationHouse house) : IClassFixture<RemediationHouse>
{
    [Fact]
    public async Task A_body_without_officers_is_seen_and_its_reminders_go_to_the_secretary()
    {
        using var office = await house.SignedIn(await house.Person(Role.Secretary));
        var recommendation = await house.InForce(new(15));
        Assert.DoesNotContain("nobody to answer", (await office.Get("/")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody to answer", (await office.Get("/bodies")).Main, StringComparison.Ordinal);
        Assert.Contains("No body fits", (await office.Get("/bodies?nobody=Any")).Main, StringComparison.Ordinal);

        // The agency's people have left.
        await Active("%-beta@%", false);
        var work = await office.Get("/");
        Assert.Contains("1 body with open duties has nobody to answer for it", work.Main, StringComparison.Ordinal);
        var list = await office.Get(work.Html.QuerySelector(".beside a[href^='/bodies']")!.GetAttribute("href")!);
        Assert.Equal("Agency Beta nobody to answer", string.Join(' ', Assert.Single(list.Texts("main tbody th .data-table__cell")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.DoesNotContain("Ministry of Alpha", list.Main, StringComparison.Ordinal);
        var file = await Csv(office, "/bodies.csv?nobody=Due");
        Assert.EndsWith(",note,officers", file[0], StringComparison.Ordinal);
        Assert.StartsWith("BETA,", Assert.Single(file[1..]), StringComparison.Ordinal);
        Assert.EndsWith(",0", file[1], StringComparison.Ordinal);
        Assert.Contains(await Csv(office, "/bodies.csv"), line => line.StartsWith("ALPHA,", StringComparison.Ordinal) && line.EndsWith(",2", StringComparison.Ordinal));
        Assert.Contains("Something is due of it now", (await office.Get("/bodies/BETA")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody answers", (await office.Get("/bodies/ALPHA")).Main, StringComparison.Ordinal);
        using var alpha = await house.SignedIn(await house.Person(Role.Signer, name: "signer-alpha"));
        Assert.DoesNotContain("nobody to answer", (await alpha.Get("/")).Main, StringComparison.Ordinal);

        // While there is nobody at all to be told, the rung waits; once there is, the secretary is told of it, once.
        var (own, other) = (await house.Part(recommendation, house.Beta), await house.Part(recommendation, house.Alpha));
        var days = await house.With(async (CurrentCalendar calendar) => await calendar.Get());
        var begin = LocalTime.DateOf(House.Begin);
        await house.GoTo(days.Add(begin, 9));
        await Active("secretary@%", false);
        await house.GoTo(days.Add(begin, 10), 9);
        Assert.Empty(await Rungs(own));
        Assert.Equal([(-5, false)], await Rungs(other));
        await Active("secretary@%", true);
        await house.GoTo(days.Add(begin, 11), 9);
        await house.GoTo(days.Add(begin, 12), 9);
        Assert.Equal([(-5, false)], await Rungs(own));
        var told = Assert.Single(await house.Ask(db => db.Notices.AsNoTracking().Where(n => n.SubjectId == own.Id && n.Kind == "NobodyToRemind").ToListAsync()));
        Assert.Equal(("Secretary", $"/recommendations/{recommendation.Reference}"), (told.RecipientName, told.Link));
        Assert.Contains("Бета агенттігі", told.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("{", told.Subject + told.Body, StringComparison.Ordinal);

        // With somebody there again the next rung goes to the body as ever.
        await Active("loader-beta@%", true);
        await house.GoTo(days.Add(begin, 14), 9);
        Assert.Equal([(-5, false), (-1, false)], await Rungs(own));
        Assert.Equal(["NobodyToRemind", "EvidenceDue"], await house.Ask(db => db.Notices.Where(n => n.SubjectId == own.Id && n.Kind != "TaskAssigned" && n.CreatedAt > House.Begin).OrderBy(n => n.CreatedAt).Select(n => n.Kind).ToListAsync()));
        await house.Check();
    }

    [Fact]
    public async Task What_a_body_without_officers_would_hear_of_its_part_is_told_to_the_secretary()
    {
        var recommendation = await house.InForce(new(15));
        var own = await house.Part(recommendation, house.Beta);
        await Active("%-beta@%", false);
        await house.Run<WithdrawRecommendationHandler>("secretary", (h, by) => h.Handle(new(recommendation.Id, "Repealed."), by));
        await Active("%-beta@%", true);
        var told = Assert.Single(await house.Ask(db => db.Notices.AsNoTracking().Where(n => n.SubjectId == own.Id && (n.Kind == "NobodyToTell" || n.Kind == "RemediationOver")).ToListAsync()));
        Assert.Equal(("NobodyToTell", "Secretary", $"/recommendations/{recommendation.Reference}"), (told.Kind, told.RecipientName, told.Link));
        Assert.Contains(recommendation.Reference, told.Subject, StringComparison.Ordinal);
        Assert.Contains("Бета агенттігі", told.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("{", told.Subject + told.Body, StringComparison.Ordinal);
    }

    private async Task<List<(int, bool)>> Rungs(Addressee part) =>
        (await house.Ask(db => db.Reminders.AsNoTracking().Where(r => r.AddresseeId == part.Id).OrderBy(r => r.Rung).ToListAsync())).ConvertAll(r => (r.Rung, r.PassedOver));

    private Task<int> Active(string email, bool active) => house.Ask(db => db.Users.Where(u => EF.Functions.Like(u.Email!, email)).ExecuteUpdateAsync(u => u.SetProperty(p => p.IsActive, active)));

    private static async Task<List<string>> Csv(Browser browser, string path) =>
        [.. (await browser.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd('\r').TrimStart('\ufeff'))];
}
