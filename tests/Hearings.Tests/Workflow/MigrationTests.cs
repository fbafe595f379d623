using Hearings.Access;
using Hearings.Cases;
using Hearings.Tests.Cases;
using Hearings.Tests.CommandLine;
using Hearings.Tests.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Workflow;

/// <summary>Running cases move to a new version of their procedure: previewed, one by one, nothing lost, nothing done twice.</summary>
public sealed class MigrationTests(CaseHouse house) : IClassFixture<CaseHouse>, IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Cases_of_the_first_version_move_to_the_newest_and_on_to_one_with_other_names()
    {
        // The version with which the program began, before minutes and remediation; then the shipped one.
        await house.Ask(db => db.Definitions.Where(d => d.Key == "hearing-case").ExecuteDeleteAsync());
        await Publish(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "tests", "Hearings.Tests", "Workflow", "hearing-case-1.bpmn"), TestContext.Current.CancellationToken));
        await house.OpenCases();
        var signer = await house.Person(Role.Signer, house.Low.Id);
        var explain = await house.Ask(db => db.Tasks.SingleAsync(t => t.BodyId == house.Low.Id));
        await house.With<SubmitExplanationHandler, object>(async handler => await handler.Handle(new SubmitExplanation(explain.Id, "Explained"), new Actor(signer.Id, "signer", [Role.Signer], signer.BodyId)));
        // Any start of the program publishes what it ships, so does the terminal; said is not done.
        var said = await Terminal.Run(["workflow", "migrate", "--process", "hearing-case"], Reach);
        Assert.True(said.Output.Contains("2 can move to version 2, 0 cannot; 0 moved.", StringComparison.Ordinal), said.Output + said.Errors);
        var due = await house.Ask(db => db.Jobs.Where(j => j.Kind == JobKind.Timer && j.Status == JobStatus.Pending).Select(j => j.DueAt).SingleAsync());

        using var browser = await house.SignedIn(await house.Person(Role.Administrator));
        Assert.NotNull((await browser.Get("/procedures/hearing-case")).Html.QuerySelector("a[href$='/migrate']"));
        var preview = await browser.Get("/procedures/hearing-case/migrate");
        Assert.Contains("move to version 2", preview.Main, StringComparison.Ordinal);
        Assert.Contains("Can move 2 H-2026-00001 H-2026-00002", preview.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("Cannot move", preview.Main, StringComparison.Ordinal);

        // Shown is not done: both are where they were until the button is pressed, and then the deadline keeps its moment.
        Assert.Equal([1, 1], await Versions());
        Assert.Contains("Moved: 2. Left as they are: 0.", (await browser.Submit(preview, "migrate", new() { ["Form.Step"] = "apply" })).Main, StringComparison.Ordinal);
        Assert.Equal([2, 2], await Versions());
        Assert.Equal(due, await house.Ask(db => db.Jobs.Where(j => j.Kind == JobKind.Timer && j.Status == JobStatus.Pending).Select(j => j.DueAt).SingleAsync()));
        Assert.Contains("moved from version 1 of the procedure to version 2", (await browser.Get("/cases/H-2026-00001/history")).Main + (await browser.Get("/cases/H-2026-00001")).Main, StringComparison.Ordinal);
        await house.Check();

        // A version that calls a step otherwise: whoever stands there stays, unless it is said where the step leads.
        var shipped = await File.ReadAllTextAsync(Path.Combine(Procedures.ShippedFolder, "hearing-case.bpmn"), TestContext.Current.CancellationToken);
        await Publish(shipped.Replace("\"assign\"", "\"appoint\"", StringComparison.Ordinal));
        var blocked = await browser.Get("/procedures/hearing-case/migrate");
        Assert.Contains("Can move 1 H-2026-00002", blocked.Main, StringComparison.Ordinal);
        Assert.Contains("Cannot move 1 H-2026-00001", blocked.Main, StringComparison.Ordinal);
        Assert.Contains("assign: The new version has no element 'assign'", blocked.Main, StringComparison.Ordinal);
        Assert.Contains("“assign = nowhere”", (await browser.Submit(blocked, "migrate", new() { ["Form.Mapping"] = "assign = nowhere", ["Form.Step"] = "preview" })).Main, StringComparison.Ordinal);

        Assert.Contains("Moved: 2. Left as they are: 0.", (await browser.Submit(blocked, "migrate", new() { ["Form.Mapping"] = "assign = appoint", ["Form.Step"] = "apply" })).Main, StringComparison.Ordinal);
        Assert.Equal([3, 3], await Versions());
        Assert.Equal("appoint", await house.Ask(db => db.Tasks.Where(t => t.Form == AssignRapporteur.Form).Select(t => t.Element).SingleAsync()));
        await house.Check();

        // The program that is started now ships the former file: going back to it is a version of its own.
        var back = await Terminal.Run(["workflow", "migrate", "--process", "hearing-case", "--map", "appoint=assign", "--apply"], Reach);
        Assert.True(back.Output.Contains("2 can move to version 4, 0 cannot; 2 moved.", StringComparison.Ordinal), back.Output + back.Errors);
        Assert.Equal([4, 4], await Versions());
        await house.Check();

        // The moved task is done under its new name, and the other case's deadline still fires, once.
        var member = await house.Person(Role.Member);
        var assign = await house.Ask(db => db.Tasks.SingleAsync(t => t.Form == AssignRapporteur.Form && t.State == TaskState.Open));
        Assert.Equal("assign", assign.Element);
        await house.With<AssignRapporteurHandler, object>(async handler => await handler.Handle(new AssignRapporteur(assign.Id, member.Id), new Actor((await house.Person(Role.Secretary)).Id, "secretary", [Role.Secretary])));
        house.Clock.SetUtcNow(due.AddMinutes(1));
        await house.RunJobs();
        Assert.Equal(1, await house.Ask(db => db.Events.CountAsync(e => e.Kind == "ExplanationMissed")));
        await house.Check();
        using var later = await house.SignedIn(await house.Person(Role.Administrator));
        Assert.Contains("on version 4 already", (await later.Get("/procedures/hearing-case/migrate")).Main, StringComparison.Ordinal);
    }

    private Dictionary<string, string?> Reach => new() { ["HEARINGS_DB"] = house.ConnectionString };

    private Task<List<int>> Versions() => house.Ask(db => db.Instances.Where(i => i.ProcessKey == "hearing-case")
        .Join(db.Definitions, i => i.DefinitionId, d => d.Id, (_, d) => d.Version).ToListAsync());

    private async Task Publish(string xml)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_scratch.Path, Guid.NewGuid().ToString("N"))).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "hearing-case.bpmn"), xml);
        await house.Ask(db => Procedures.Publish(db, folder, house.Clock.GetUtcNow()));
    }
}
