using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Bpmn;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Hearings.Tests.Workflow.ProcedureHouse;

namespace Hearings.Tests.Workflow;

/// <summary>A handler's fault stops its place, is tried again by the host, and then waits for a person.</summary>
public sealed class IncidentTests(ProcedureHouse house) : IClassFixture<ProcedureHouse>
{
    private const string Body = "<serviceTask id='work' h:handler='told'/>";

    [Fact]
    public async Task A_fault_undoes_the_handler_alone_and_is_tried_again_after_growing_pauses()
    {
        await Publish("faulty");
        var calls = 0;
        house.Handler = async (call, db) =>
        {
            if (call.Instance.BusinessKey != "F-1") return null;
            db.Record(call.Actor, call.Now, "DemonstrationLoaded");
            await Task.Yield();
            throw new InvalidOperationException($"fault {++calls}");
        };
        await house.Start("faulty", "F-1");
        await house.Complete("F-1", "first");

        Assert.Equal(["work"], await house.Waiting("F-1"));
        var incident = Assert.Single(await house.Incidents("F-1"));
        Assert.Equal(("fault 1", 1, house.Clock.GetUtcNow().AddMinutes(1)), (incident.Message, incident.Attempts, incident.RetryAt));
        Assert.Equal(0, await house.Ask(db => db.Events.CountAsync(e => e.Kind == "DemonstrationLoaded")));
        await house.Check();

        foreach (var minutes in new[] { 1, 4, 16, 64, 256 })
        {
            house.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await house.RunJobs();
        }
        incident = Assert.Single(await house.Incidents("F-1"));
        Assert.Equal(("fault 5", 5, null, null), (incident.Message, incident.Attempts, incident.RetryAt, incident.ResolvedAt));
        await house.Check();

        var clerk = Person(Role.Secretary);
        Assert.False(await Retry(incident.Id, clerk));
        house.Handler = (_, _) => Task.FromResult<JsonObject?>(null);
        Assert.True(await Retry(incident.Id, clerk));
        incident = Assert.Single(await house.Incidents("F-1"));
        Assert.Equal((IncidentEnd.Retried, clerk.UserId, 6), (incident.End, incident.ResolvedBy, incident.Attempts));
        Assert.Equal(InstanceStatus.Completed, (await house.Instance("F-1")).Status);
        Assert.Equal("IncidentEnded", (await Assert.ThrowsAsync<RuleViolation>(() => Retry(incident.Id, clerk))).Rule);
        await house.Check();
    }

    [Fact]
    public async Task A_person_passes_over_it_for_a_reason()
    {
        await Publish("skipped");
        house.Handler = (_, _) => throw new InvalidOperationException("never");
        await house.Start("skipped", "S-1");
        await house.Complete("S-1", "first");
        var incident = Assert.Single(await house.Incidents("S-1"));

        Task Skip(string reason, Actor by) => house.With<SkipIncidentHandler, bool>(async h =>
        {
            await h.Handle(new SkipIncident(incident.Id, reason), by);
            return true;
        });
        Assert.Equal("Required", (await Assert.ThrowsAsync<RuleViolation>(() => Skip(" ", Person(Role.Secretary)))).Rule);
        Assert.Equal("RoleNeeded", (await Assert.ThrowsAsync<RuleViolation>(() => Skip("so", Person(Role.Signer)))).Rule);
        await Skip("done by hand", Person(Role.Secretary));

        incident = Assert.Single(await house.Incidents("S-1"));
        Assert.Equal((IncidentEnd.Skipped, "done by hand"), (incident.End, incident.Reason));
        Assert.Equal(InstanceStatus.Completed, (await house.Instance("S-1")).Status);
        // The host's own next try finds nothing to do.
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.RunJobs();
        await house.Check();
    }

    [Fact]
    public async Task Ending_the_process_withdraws_its_incidents()
    {
        await Publish("ended");
        house.Handler = (_, _) => throw new InvalidOperationException("never");
        var instance = Assert.Single(await house.Start("ended", "E-1"));
        await house.Complete("E-1", "first");
        await house.With<CancelProcessHandler, bool>(async h =>
        {
            await h.Handle(new CancelProcess(instance.Id, "a mistake"), Person(Role.Chair));
            return true;
        });
        Assert.Equal(IncidentEnd.Withdrawn, Assert.Single(await house.Incidents("E-1")).End);
        Assert.Equal(InstanceStatus.Cancelled, (await house.Instance("E-1")).Status);
        Assert.True(await house.Ask(db => db.Events.AnyAsync(e => e.Kind == "ProcessCancelled")));
        await house.Check();
    }

    [Fact]
    public async Task A_handler_may_answer_with_an_error_that_the_procedure_catches()
    {
        await house.Publish("caught", UserTask("first") + Body + "<boundaryEvent id='no' attachedToRef='work'><errorEventDefinition errorRef='x'/></boundaryEvent>"
            + UserTask("second") + Flows("s first", "first work", "work e", "no second", "second e"));
        house.Handler = (_, _) => throw new HandlerError("refused", "not like that");
        await house.Start("caught", "C-1");
        await house.Complete("C-1", "first");
        Assert.Equal(["second"], await house.Waiting("C-1"));
        Assert.Empty(await house.Incidents("C-1"));
    }

    [Fact]
    public async Task What_a_handler_returns_and_nobody_can_use_is_an_incident()
    {
        await house.Publish("garbage", UserTask("first") + Body + "<exclusiveGateway id='which' default='other'/>" + Flows("s first", "first work", "work which")
            + "<sequenceFlow id='yes' sourceRef='which' targetRef='e'><conditionExpression>= total &gt; 5</conditionExpression></sequenceFlow>"
            + UserTask("no") + "<sequenceFlow id='other' sourceRef='which' targetRef='no'/>" + Flows("no e"));
        house.Handler = (call, _) => Task.FromResult<JsonObject?>(new JsonObject { ["total"] = call.Instance.BusinessKey == "G-1" ? "none of \u0000 your business" : "none" });
        await house.Start("garbage", "G-1", "G-2");
        await house.Complete("G-1", "first");
        await house.Complete("G-2", "first");
        Assert.Contains("U+0000", Assert.Single(await house.Incidents("G-1")).Message, StringComparison.Ordinal);
        // No number is less or more than a text: the other way is taken.
        Assert.Empty(await house.Incidents("G-2"));
        Assert.Equal(["no"], await house.Waiting("G-2"));
        await house.Check();
    }

    [Fact]
    public async Task A_handler_that_hangs_is_left_behind_and_the_step_has_not_happened()
    {
        await Publish("hangs");
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        house.Handler = async (_, _) =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return null;
        };
        await house.Start("hangs", "H-1");
        var step = house.Complete("H-1", "first");
        await entered.Task;
        house.Clock.Advance(ProcessHost.HandlerLimit);
        await Assert.ThrowsAsync<TimeoutException>(() => step);

        Assert.Equal(["first"], await house.Waiting("H-1"));
        house.Handler = (_, _) => Task.FromResult<JsonObject?>(null);
        await house.Complete("H-1", "first");
        Assert.Equal(InstanceStatus.Completed, (await house.Instance("H-1")).Status);
        await house.Check();
    }

    [Fact]
    public async Task Input_and_output_of_a_handler_have_types_and_a_variable_of_another_type_is_named()
    {
        await house.Publish("typed", UserTask("first") + "<serviceTask id='halve' h:handler='half'/>" + UserTask("last")
            + Flows("s first", "first halve", "halve last", "last e"));
        await house.Start("typed", "T-1", "T-2", "T-3", "T-4");
        await house.Complete("T-1", "first", new JsonObject { ["whole"] = 5, ["asked"] = "2026-02-28" });
        var variables = ProcessState.Parse((await house.Instance("T-1")).State).Variables;
        Assert.Equal((2.5m, "2026-03-01"), ((decimal)variables["halfOfIt"]!, (string?)variables["nextDay"]));

        await house.Complete("T-2", "first", new JsonObject { ["whole"] = "five" });
        await house.Complete("T-3", "first");
        await house.Complete("T-4", "first", new JsonObject { ["whole"] = 4, ["asked"] = "yesterday" });
        foreach (var (key, named) in new[] { ("T-2", "$.whole"), ("T-3", "'whole'"), ("T-4", "$.asked") })
        {
            var incident = Assert.Single(await house.Incidents(key));
            Assert.Equal("halve", incident.Element);
            Assert.Contains("HalfHandler", incident.Message, StringComparison.Ordinal);
            Assert.Contains(named, incident.Message, StringComparison.Ordinal);
        }
        await house.Check();
    }

    private Task Publish(string id) => house.Publish(id, UserTask("first") + Body + Flows("s first", "first work", "work e"));

    private static Actor Person(Role role) => new(Guid.CreateVersion7(), "person", [role]);

    private Task<bool> Retry(Guid id, Actor by) => house.With<RetryIncidentHandler, bool>(h => h.Handle(new RetryIncident(id), by));
}
