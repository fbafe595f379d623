using System.Net;
using Hearings.Access;
using Hearings.Settings;
using Hearings.Tests.Cases;
using Hearings.Texts;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Settings;

/// <summary>The Commission's rules: who sees and sets them, what is refused, and that a new value holds from its day on.</summary>
public sealed class SettingsTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task A_rule_is_set_with_its_source_and_holds_from_its_day_on()
    {
        using var office = await house.SignedIn(await house.Person(Role.Secretary));
        var list = await office.Get("/settings");
        Assert.Equal(SettingValue.Names.Length, list.Html.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("default, not verified", list.Main, StringComparison.Ordinal);
        Assert.Contains("10 working days", list.Main, StringComparison.Ordinal);

        var form = await office.Get("/settings/ExplanationTerm");
        Assert.Equal(["Source: This must be filled in."], (await office.Submit(form, "change-setting", new() { ["Form.Value"] = "7" })).Texts(".govuk-error-summary__list a"));
        var past = await office.Submit(form, "change-setting", new() { ["Form.Source"] = "Регламент, 12-т.", ["Form.EffectiveFrom.Day"] = "1" });
        Assert.Contains("lies before today, 2 March 2026", past.Main, StringComparison.Ordinal);
        var set = await office.Submit(form, "change-setting", new() { ["Form.EffectiveFrom.Day"] = "4", ["Form.VerifiedBy"] = "Заң бөлімі" });
        Assert.Contains("The value was set.", set.Main, StringComparison.Ordinal);
        Assert.Contains("7 working days", set.Main, StringComparison.Ordinal);
        Assert.Contains("from 04.03.2026: 7 working days", (await office.Get("/settings")).Main, StringComparison.Ordinal);

        // Until then cases open by the old term, from then on by the new one; the default's history stays.
        await house.OpenCases();
        Assert.Equal(new DateOnly(2026, 3, 17), await Due(house.Low.Id));
        house.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 4, 5, 0, 0, TimeSpan.Zero));
        var by = await house.As(Role.Secretary);
        await house.With<Hearings.Cases.OpenCaseHandler, Hearings.Cases.HearingCase>(h => h.Handle(new(house.Full.Id, null, Trilingual.Of("Негіз", null, null)), by));
        Assert.Equal(new DateOnly(2026, 3, 16), await Due(house.Full.Id));
        using var later = await house.SignedIn(await house.Person(Role.Secretary));
        Assert.Equal(2, (await later.Get("/settings/ExplanationTerm")).Html.QuerySelectorAll("main tbody tr").Length);

        // The same again says nothing new.
        var again = await later.Submit(await later.Get("/settings/ExplanationTerm"), "change-setting", new() { ["Form.Value"] = "7", ["Form.Source"] = "Регламент, 12-т.", ["Form.VerifiedBy"] = "Заң бөлімі" });
        Assert.Contains("holds already, from 4 March 2026", again.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_of_the_Commission_read_and_officers_do_not()
    {
        using var auditor = await house.SignedIn(await house.Person(Role.Auditor));
        Assert.Empty((await auditor.Get("/settings/Quorum")).Html.QuerySelectorAll("main form"));
        var refused = await Assert.ThrowsAsync<RuleViolation>(async () => await house.With<ChangeSettingHandler, Setting>(async h =>
            await h.Handle(new("Quorum", "1/2", new(2026, 3, 9), "x", null), await house.As(Role.Auditor))));
        Assert.Equal("RoleNeeded", refused.Rule);
        using var body = await house.SignedIn(await house.Person(Role.Signer, house.Low.Id));
        Assert.Equal(HttpStatusCode.Forbidden, (await body.Get("/settings")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get("/settings/Nothing")).Status);
    }

    [Theory]
    [InlineData("Quorum", "3/2", "SettingShare")]
    [InlineData("Quorum", "0/2", "SettingShare")]
    [InlineData("Quorum", "half", "SettingShare")]
    [InlineData("Quorum", "1/0", "SettingShare")]
    [InlineData("Majority", "2/2", "SettingShare")]
    [InlineData("MajorityOf", "7", "SettingChoice")]
    [InlineData("ChairDecidesTie", "maybe", "SettingChoice")]
    [InlineData("AnswerTerm", "0", "SettingTerm")]
    [InlineData("AnswerTerm", "-3", "SettingTerm")]
    [InlineData("AnswerTerm", "99999999999", "SettingTerm")]
    [InlineData("ReminderRungs", "1, -1", "SettingRungs")]
    [InlineData("ReminderRungs", "1, 1", "SettingRungs")]
    [InlineData("ReminderRungs", "1,,2", "SettingRungs")]
    [InlineData("ReminderRungs", "1,2,3,4,5,6,7,8,9,10,11", "SettingRungs")]
    [InlineData("SittingFrom", "25:00", "SettingTime")]
    [InlineData("Nothing", "1", "SettingUnknown")]
    [InlineData("Quorum", " ", "Required")]
    public void What_is_no_value_is_refused_by_name(string name, string typed, string rule) =>
        Assert.Equal(rule, Assert.Throws<RuleViolation>(() => SettingValue.Parse(name, typed)).Rule);

    [Fact]
    public void Every_rule_can_be_typed_back_as_it_is_read_and_has_a_name_and_an_explanation()
    {
        foreach (var name in SettingValue.Names)
        {
            var value = SettingValue.Of(new CommissionSettings(), name);
            var row = new Setting { Name = name, Value = SettingValue.Parse(name, SettingValue.Typed(value)), EffectiveFrom = default, Source = "", ChangedAt = default };
            Assert.Equal(SettingValue.Typed(value), SettingValue.Typed(SettingValue.Read(row)));
            foreach (var language in Languages.All)
                using (Languages.Use(language))
                {
                    Assert.NotEmpty(SettingValue.Shown(value));
                    Assert.NotNull(Text.Find($"Names.Setting.{name}"));
                    Assert.NotNull(Text.Find($"Settings.About.{name}"));
                }
        }
    }

    private Task<DateOnly?> Due(Guid body) => house.Ask(db => db.Tasks.Where(t => t.BodyId == body && t.State == TaskState.Open).Select(t => t.DueOn).SingleAsync());
}
