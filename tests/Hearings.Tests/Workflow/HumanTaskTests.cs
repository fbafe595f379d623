using Hearings.Access;
using Hearings.Cases;
using Hearings.Tests.Cases;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Workflow;

/// <summary>Who holds a task, who may, and what everybody else is told.</summary>
public sealed class HumanTaskTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task Of_many_who_claim_one_task_at_once_one_wins_and_the_others_are_told_who_and_when()
    {
        await house.OpenCases();
        var task = await house.Ask(db => db.Tasks.SingleAsync(t => t.BodyId == house.Low.Id && t.Form == SubmitExplanation.Form));
        var people = new List<Actor>();
        for (var i = 0; i < 12; i++) people.Add(Of(await house.Person(Role.Signer, house.Low.Id, $"signer-{i}"), Role.Signer));

        var tries = await Task.WhenAll(people.Select(p => Try(p, new ClaimTask(task.Id))));

        var winner = Assert.Single(tries, t => t is null);
        Assert.Null(winner);
        var held = await house.Ask(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Id == task.Id));
        var name = people.Single(p => p.UserId == held.AssigneeId).Name;
        Assert.All(tries.Where(t => t is not null), t => Assert.Equal($"The task “Submit an explanation” is already with {name}, since 2 March 2026, 10:00.", t));
        Assert.Equal(1, await house.Ask(db => db.Events.CountAsync(e => e.Kind == "TaskClaimed")));
        await house.Check();
    }

    [Fact]
    public async Task A_task_is_handed_only_to_whom_it_fits_and_given_back_only_by_whoever_holds_it()
    {
        await house.OpenCases();
        var secretary = await house.As(Role.Secretary);
        var (own, strange) = (await house.Person(Role.Signer, house.Lower.Id, "own"), await house.Person(Role.Signer, house.Full.Id, "strange"));
        var explain = await Open(SubmitExplanation.Form);
        await house.Refused("TaskFree", () => house.With<ReleaseTaskHandler, UserTask>(h => h.Handle(new(explain), secretary)));
        Assert.Equal("strange", (await house.Refused("TaskOtherRole", () => Hand(strange))).Arguments[2]);
        await Hand(own);
        await house.Refused("TaskHeldAlready", () => Hand(own));
        await house.With<SubmitExplanationHandler, HearingCase>(h => h.Handle(new(explain, "Түсініктеме"), Of(own, Role.Signer)));
        Assert.Equal(own.Name, (await house.Refused("TaskClosed", () => house.With<SubmitExplanationHandler, HearingCase>(h => h.Handle(new(explain, "Екінші"), Of(own, Role.Signer))))).Arguments[2]);

        // Nobody but a member prepares a case.
        var assign = await Open(AssignRapporteur.Form);
        await house.Refused("RapporteurRole", () => house.With<AssignRapporteurHandler, HearingCase>(h => h.Handle(new(assign, secretary.UserId!.Value), secretary)));
        await house.Check();

        Task<Guid> Open(string form) => house.Ask(db => db.Tasks.Where(t => t.BodyId == house.Lower.Id && t.Form == form && t.State == TaskState.Open).Select(t => t.Id).SingleAsync());
        Task<UserTask> Hand(User person) => house.With<ReassignTaskHandler, UserTask>(h => h.Handle(new(explain, person.Id, "Демалыс"), secretary));
    }

    private async Task<string?> Try(Actor actor, ClaimTask command)
    {
        try
        {
            using (Languages.Use(Language.En))
                await house.With<ClaimTaskHandler, UserTask>(handler => handler.Handle(command, actor));
            return null;
        }
        catch (RuleViolation refused)
        {
            using (Languages.Use(Language.En)) return refused.Message;
        }
    }

    private static Actor Of(User user, Role role) => new(user.Id, user.Name, [role], user.BodyId);
}
