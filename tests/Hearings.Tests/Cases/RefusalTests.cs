using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Monitoring;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Cases;

/// <summary>Who may not, and what is not possible now: refused by name, with nothing changed.</summary>
public sealed class RefusalTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task An_auditor_changes_nothing()
    {
        await house.OpenCases();
        var auditor = new Actor(Guid.NewGuid(), "Auditor", [Role.Auditor]);
        var task = await house.Ask(db => db.Tasks.Where(t => t.State == TaskState.Open).Select(t => t.Id).FirstAsync());
        var before = await house.Ask(db => db.Events.CountAsync());

        await Refused<SubmitExplanationHandler>("TaskNotYours", h => h.Handle(new(task, "x"), auditor));
        await Refused<AssignRapporteurHandler>("TaskNotYours", h => h.Handle(new(task, Guid.NewGuid()), auditor));
        await Refused<WriteBriefHandler>("TaskNotYours", h => h.Handle(new(task, "x"), auditor));
        await Refused<ScheduleHearingHandler>("TaskNotYours", h => h.Handle(new(task, Guid.NewGuid()), auditor));
        await Refused<RecordOutcomeHandler>("TaskNotYours", h => h.Handle(new(task, Outcome.NoAction, Trilingual.Of("x", null, null)), auditor));
        await Refused<OpenCasesHandler>("RoleNeeded", h => h.Handle(new(house.Round.Id), auditor));
        await Refused<PublishRoundHandler>("RoleNeeded", h => h.Handle(new(house.Round.Id), auditor));
        await Refused<ImportBodiesHandler>("RoleNeeded", h => h.Handle(new([]), auditor));
        await Refused<AddPersonHandler>("RoleNeeded", h => h.Handle(new("x", "x@test.example", new(), [Role.Chair]), auditor));

        Assert.Equal(before, await house.Ask(db => db.Events.CountAsync()));
        await house.Check();
    }

    [Fact]
    public void An_illegal_move_names_the_state_and_what_is_allowed()
    {
        var @case = new HearingCase
        {
            Reference = "H-2026-00009", BodyId = Guid.NewGuid(), RoundId = Guid.NewGuid(), Lowest = 1, Threshold = 100, OpenedAt = House.Begin,
        };

        var refused = Assert.Throws<RuleViolation>(() => @case.RecordOutcome(Outcome.NoAction, new(), House.Begin));

        using (Languages.Use(Language.En))
            Assert.Equal("Case H-2026-00009 stands at “Explanation asked”; this is possible only at “Hearing scheduled”.", refused.Message);
        Assert.Equal(CaseStatus.Explanation, @case.Status);
    }

    private async Task Refused<THandler>(string rule, Func<THandler, Task> act) where THandler : notnull
    {
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => house.With<THandler, bool>(async handler =>
        {
            await act(handler);
            return true;
        }));
        Assert.Equal(rule, refused.Rule);
    }
}
