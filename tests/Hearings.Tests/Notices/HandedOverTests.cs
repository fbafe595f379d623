using Hearings.Access;
using Hearings.Cases;
using Hearings.Tests.Cases;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Notices;

/// <summary>A task that goes from one person to another.</summary>
public sealed class HandedOverTests(CaseHouse house) : IClassFixture<CaseHouse>
{
    [Fact]
    public async Task Whoever_is_handed_a_task_is_told_why()
    {
        var office = await house.Person(Role.Secretary, name: "Second");
        var chair = await house.Person(Role.Chair);
        await house.OpenCases();
        var signer = await house.With<AddPersonHandler, User>(handler => handler.Handle(
            new AddPerson("lowersigner", "lowersigner@test.example", new Trilingual(), [Role.Signer], house.Lower.Id, "correct horse battery"), Actor.System));
        var explain = await house.Ask(db => db.Tasks.SingleAsync(t => t.BodyId == house.Lower.Id && t.State == TaskState.Open));
        await house.With<SubmitExplanationHandler, HearingCase>(h => h.Handle(new(explain.Id, "x"), new Actor(signer.Id, signer.Name, [Role.Signer], house.Lower.Id)));
        var task = await house.Ask(db => db.Tasks.SingleAsync(t => t.BodyId == house.Lower.Id && t.State == TaskState.Open));
        Assert.Equal(0, await house.Ask(db => db.Notices.CountAsync(n => n.RecipientId == office.Id)));

        await house.With<ReassignTaskHandler, UserTask>(h => h.Handle(new(task.Id, office.Id, "Madina is away"), new Actor(chair.Id, chair.Name, [Role.Chair])));

        var notice = await house.Ask(db => db.Notices.SingleAsync(n => n.RecipientId == office.Id));
        Assert.Equal(("TaskHandedOver", $"/tasks/{task.Id}"), (notice.Kind, notice.Link));
        Assert.Contains("Madina is away", notice.Body, StringComparison.Ordinal);
    }
}
