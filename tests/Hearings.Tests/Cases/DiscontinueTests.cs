using Hearings.Access;
using Hearings.Cases;
using Hearings.Recommendations;
using Hearings.Tests.Recommendations;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Cases;

/// <summary>A procedure that is ended before its time ends what it drives too.</summary>
public sealed class DiscontinueTests(CaseHouse house, RemediationHouse office) : IClassFixture<CaseHouse>, IClassFixture<RemediationHouse>
{
    [Fact]
    public async Task A_case_whose_procedure_is_cancelled_is_discontinued()
    {
        var secretary = await house.Person(Role.Secretary);
        await house.OpenCases();
        var instance = await house.Ask(db => db.Instances.SingleAsync(i => i.BodyId == house.Low.Id));

        await house.With<CancelProcessHandler, bool>(async handler =>
        {
            await handler.Handle(new CancelProcess(instance.Id, "Opened in error"), new Actor(secretary.Id, secretary.Name, [Role.Secretary]));
            return true;
        });

        var @case = await house.Ask(db => db.Cases.SingleAsync(c => c.Id == instance.CaseId));
        Assert.Equal((CaseStatus.Closed, ClosingGround.Discontinued), (@case.Status, @case.ClosingGround));
        Assert.Equal(0, await house.Ask(db => db.Tasks.CountAsync(t => t.CaseId == @case.Id && t.State == TaskState.Open)));
        using var browser = await house.SignedIn(secretary);
        Assert.Contains("The case was discontinued: Opened in error", (await browser.Get($"/cases/{@case.Reference}")).Main, StringComparison.Ordinal);
        await house.Check();
    }

    [Fact]
    public async Task A_part_whose_procedure_is_cancelled_is_withdrawn()
    {
        var recommendation = await office.InForce();
        var part = await office.Part(recommendation, office.Beta);
        var instance = await office.Ask(db => db.Instances.SingleAsync(i => i.SubjectId == part.Id));
        var by = await office.By("secretary");

        await office.With<CancelProcessHandler, bool>(async handler =>
        {
            await handler.Handle(new CancelProcess(instance.Id, "The body was dissolved"), by);
            return true;
        });

        Assert.Equal(AddresseeStatus.Withdrawn, (await office.Part(recommendation, office.Beta)).Status);
        Assert.Equal(AddresseeStatus.Answer, (await office.Part(recommendation, office.Alpha)).Status);
        await office.Check();
    }
}
