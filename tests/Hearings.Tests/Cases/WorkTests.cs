using System.Net;
using Hearings.Access;
using Hearings.Cases;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Cases;

/// <summary>Work on a case beside its course: rapporteur, notes, escalation, referral, and the list that finds it again.</summary>
public sealed class WorkTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task Notes_levels_and_referrals_are_kept_with_who_when_and_why()
    {
        await house.OpenCases();
        var signer = await house.Person(Role.Signer, house.Low.Id);
        using var office = await house.SignedIn(await house.Person(Role.Secretary));
        using var body = await house.SignedIn(signer);
        var page = await office.Get("/cases/H-2026-00001");

        Assert.NotEmpty((await office.Submit(page, "add-note")).Texts(".govuk-error-summary__list a"));
        var noted = await office.Submit(page, "add-note", new() { ["Form.Text"] = "Орган хат жіберді." });
        Assert.Contains("Орган хат жіберді.", noted.Main, StringComparison.Ordinal);
        Assert.Contains("Secretary ·", noted.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Орган хат жіберді.", (await body.Get("/cases/H-2026-00001")).Main, StringComparison.Ordinal);
        Assert.DoesNotContain("A note was written", (await body.Get("/cases/H-2026-00001")).Main, StringComparison.Ordinal);

        // The level and its reasons; the body reads the level only.
        var level = await office.Get("/cases/H-2026-00001/escalation");
        Assert.Equal(2, (await office.Submit(level, "escalation")).Texts(".govuk-error-summary__list a").Count);
        Assert.Contains("at escalation level 1 already", (await office.Submit(level, "escalation", new() { ["Form.Level"] = "1", ["Form.Reasons"] = "Себеп" })).Main, StringComparison.Ordinal);
        var pressed = await office.Submit(level, "escalation", new() { ["Form.Level"] = "3", ["Form.Reasons"] = "Екінші жыл қатарынан." });
        Assert.Contains("Escalation level 3 instead of 1", pressed.Main, StringComparison.Ordinal);
        Assert.Contains("Екінші жыл қатарынан.", pressed.Main, StringComparison.Ordinal);
        var read = await body.Get("/cases/H-2026-00001");
        Assert.Contains("Escalation level 3 instead of 1", read.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Екінші жыл қатарынан.", read.Main, StringComparison.Ordinal);

        // A referral is not dated before the case or after today.
        var refer = await office.Get("/cases/H-2026-00001/referral");
        Dictionary<string, string> form = new() { ["Form.To"] = "Прокуратура", ["Form.On.Day"] = "1", ["Form.On.Month"] = "3", ["Form.On.Year"] = "2026", ["Form.Ground"] = "ӘҚБтК 456-1-бап" };
        Assert.Contains("is not between the opening of the case on 2 March 2026", (await office.Submit(refer, "referral", form)).Main, StringComparison.Ordinal);
        var referred = await office.Submit(refer, "referral", new(form) { ["Form.On.Day"] = "2" });
        Assert.Contains("ӘҚБтК 456-1-бап", referred.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Прокуратура", (await body.Get("/cases/H-2026-00001")).Main, StringComparison.Ordinal);
        await house.Check();

        // Officers are refused, by page and by command.
        Assert.Equal(HttpStatusCode.Forbidden, (await body.Get("/cases/H-2026-00001/escalation")).Status);
        var id = await house.Ask(db => db.Cases.Where(c => c.Reference == "H-2026-00001").Select(c => c.Id).SingleAsync());
        var actor = new Actor(signer.Id, signer.Name, [Role.Signer], house.Low.Id);
        var secretary = await house.As(Role.Secretary);
        foreach (var none in (int[])[0, HearingCase.MostEscalation + 1])
            Assert.Equal([none, HearingCase.MostEscalation], (await house.Refused("EscalationRange", () => house.With<RaiseEscalationHandler, HearingCase>(h => h.Handle(new(id, none, "Себеп"), secretary)))).Arguments);
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => house.With<AddNoteHandler, CaseNote>(h => h.Handle(new(id, "x"), actor)));
        Assert.Equal("RoleNeeded", refused.Rule);
        var tied = new Actor(signer.Id, signer.Name, [Role.Member], house.Low.Id);
        Assert.Equal("TiedToBody", (await Assert.ThrowsAsync<RuleViolation>(() => house.With<AddNoteHandler, CaseNote>(h => h.Handle(new(id, "x"), tied)))).Rule);

        // A case that is closed while its form is open keeps its level, and the form what was typed.
        var process = await house.Ask(db => db.Instances.Where(i => i.CaseId == id).Select(i => i.Id).SingleAsync());
        await house.With<CancelProcessHandler, bool>(async h =>
        {
            await h.Handle(new(process, "Opened in error"), secretary);
            return true;
        });
        var typed = await office.Submit(level, "escalation", new() { ["Form.Level"] = "4", ["Form.Reasons"] = "Тағы да." });
        Assert.Contains("this is possible only while a case is open", typed.Main, StringComparison.Ordinal);
        Assert.Equal("Тағы да.", typed.Text("textarea"));
        Assert.Equal(3, await house.Ask(db => db.Cases.Where(c => c.Id == id).Select(c => c.EscalationLevel).SingleAsync()));

        // The list narrows by origin, level, rapporteur and year, on the page and in the file.
        foreach (var (query, found) in ((string, int)[])[("level=3", 1), ("level=2", 0), ("origin=Threshold", 2), ("origin=Complaint", 0), ("year=2026", 2), ("year=2025", 0), ($"rapporteur={Guid.NewGuid()}", 0), ("level=9&year=x", 2)])
        {
            Assert.Equal(found, (await office.Get($"/cases?{query}")).Html.QuerySelectorAll("main tbody tr").Length);
            Assert.Equal(found, (await Csv(office, $"/cases.csv?{query}")).TrimEnd().Split('\n').Length - 1);
        }
    }

    [Fact]
    public async Task The_least_loaded_member_is_suggested_and_nobody_tied_to_the_body()
    {
        var (a, b) = (await house.Person(Role.Member, name: "Amanov"), await house.Person(Role.Member, name: "Bekova"));
        var tied = await house.Person(Role.Member, house.Lower.Id, "Vanin");
        var load = await house.Ask(db => Workload.Of(db, house.Lower.Id));
        Assert.Equal(["Amanov", "Bekova"], load.Where(l => l.MemberId == a.Id || l.MemberId == b.Id).Select(l => l.Name));
        Assert.DoesNotContain(load, l => l.MemberId == tied.Id);

        await house.Ask(async db =>
        {
            var @case = new HearingCase { Reference = "H-2020-00001", Origin = CaseOrigin.Manual, BodyId = house.Full.Id, OpenedAt = House.Begin };
            @case.RecordMissingExplanation(House.Begin);
            @case.AssignRapporteur(await db.Users.SingleAsync(u => u.Id == a.Id), [Role.Member]);
            await using var scratch = await db.Database.BeginTransactionAsync();
            db.Cases.Add(@case);
            await db.SaveChangesAsync();
            Assert.Equal(["Bekova", "Amanov"], (await Workload.Of(db, house.Lower.Id)).Where(l => l.MemberId == a.Id || l.MemberId == b.Id).Select(l => l.Name));
            return true;
        });
    }

    [Fact]
    public async Task The_newest_fifty_notes_are_shown_with_the_way_to_the_others()
    {
        await house.OpenCases();
        var author = await house.Person(Role.Secretary);
        var id = await house.Ask(db => db.Cases.Where(c => c.Reference == "H-2026-00002").Select(c => c.Id).SingleAsync());
        await house.Ask(db =>
        {
            db.CaseNotes.AddRange(Enumerable.Range(1, 60).Select(n => new CaseNote { CaseId = id, AuthorId = author.Id, WrittenAt = House.Begin.AddMinutes(n), Text = $"Жазба {n}." }));
            return db.SaveChangesAsync();
        });
        using var office = await house.SignedIn(author);
        var first = await office.Get("/cases/H-2026-00002");
        Assert.Equal(50, first.Html.QuerySelectorAll("#notes ~ .entry").Length);
        Assert.Contains("1–50 of 60", first.Main, StringComparison.Ordinal);
        Assert.Contains("Жазба 60.", first.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Жазба 10.", first.Main, StringComparison.Ordinal);
        var next = new Uri(first.Html.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal("#notes", next.Fragment);
        var second = await office.Get(next.PathAndQuery);
        Assert.Contains("Жазба 10.", second.Main, StringComparison.Ordinal);
        Assert.Contains("Жазба 1.", second.Main, StringComparison.Ordinal);
        Assert.Null(second.Html.QuerySelector("a[rel=next]"));
    }

    private static Task<string> Csv(Browser browser, string path) => browser.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
