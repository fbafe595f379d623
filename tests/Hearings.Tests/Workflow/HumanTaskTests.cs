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
