using Hearings.Access;
using Hearings.Cases;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Cases;

/// <summary>A case under way by the first version of its procedure is not stranded: what it cannot do names the remedy.</summary>
public sealed class OldProcedureTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task A_case_of_the_first_version_goes_on_to_its_hearing_and_is_told_to_move_on_before_it_ends()
    {
        var (secretary, member) = (await house.Person(Role.Secretary), await house.Person(Role.Member));
        var by = await house.As(Role.Secretary);
        await house.OpenCases();
        await house.Ask(async db =>
        {
            var first = new DefinitionRecord
            {
                Key = CaseProcedure.Key, Version = 0, Sha256 = new string('0', 64), EffectiveFrom = House.Begin,
                Xml = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "tests", "Hearings.Bpmn.Tests", "Versions", "hearing-case-1.bpmn")),
            };
            db.Definitions.Add(first);
            await db.SaveChangesAsync();
            return await db.Instances.ExecuteUpdateAsync(i => i.SetProperty(x => x.DefinitionId, first.Id));
        });
        await house.With<SubmitExplanationHandler, HearingCase>(async h => await h.Handle(new(await Task(), "Түсініктеме"), new Actor(Guid.NewGuid(), "x", [Role.Signer], house.Low.Id)));
        await house.With<AssignRapporteurHandler, HearingCase>(async h => await h.Handle(new(await Task(), member.Id), by));
        await house.With<WriteBriefHandler, HearingCase>(async h => await h.Handle(new(await Task(), "Анықтама"), await house.As(Role.Member)));
        var sitting = await house.PlanSitting(new(2026, 3, 26));
        await house.With<ScheduleHearingHandler, HearingCase>(async h => await h.Handle(new(await Task(), sitting.Id), by));

        // The sitting's decision would end the process with the case half way.
        house.Clock.SetUtcNow(sitting.StartsAt.AddHours(1));
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => house.With<RecordOutcomeHandler, HearingCase>(async h =>
            await h.Handle(new(await Task(), Outcome.Recommendations, Trilingual.Of("Себеп", null, null)), by)));
        Assert.Equal("ProcedureOutdated", refused.Rule);
        using (Languages.Use(Language.En)) Assert.Contains("operations page", refused.Message, StringComparison.Ordinal);

        // Putting it off stays possible, and nothing is out of step.
        await house.With<RecordOutcomeHandler, HearingCase>(async h => await h.Handle(new(await Task(), Outcome.Postponed, Trilingual.Of("Себеп", null, null)), by));
        await house.Check();
        Assert.Equal(secretary.Id, by.UserId);
    }

    private Task<Guid> Task() => house.Ask(db => db.Tasks.Where(t => t.State == TaskState.Open && t.BodyId == house.Low.Id).Select(t => t.Id).SingleAsync());
}
