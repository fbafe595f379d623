using Hearings.Bpmn;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Hearings.Tests.Workflow.ProcedureHouse;

namespace Hearings.Tests.Workflow;

/// <summary>Steps on one process come one after the other; many processes start in one operation.</summary>
public sealed class HostTests(ProcedureHouse house) : IClassFixture<ProcedureHouse>
{
    [Fact]
    public async Task Two_hundred_parallel_steps_on_one_process_are_two_hundred_effects()
    {
        const int Steps = 200;
        await house.Publish("wide", "<parallelGateway id='f'/><parallelGateway id='j'/>" + Flows("s f", "j e")
            + string.Concat(Enumerable.Range(0, Steps).Select(i => UserTask($"t{i}") + Flows($"f t{i}", $"t{i} j"))));
        await house.Start("wide", "W-1");
        using var few = new SemaphoreSlim(20);
        await Task.WhenAll(Enumerable.Range(0, Steps).Select(async i =>
        {
            await few.WaitAsync();
            try
            {
                await house.Complete("W-1", $"t{i}");
            }
            finally
            {
                few.Release();
            }
        }));
        Assert.Equal(InstanceStatus.Completed, (await house.Instance("W-1")).Status);
        await house.Check();
    }

    [Fact]
    public async Task The_same_step_from_many_sides_happens_once_and_the_others_are_refused()
    {
        await house.Publish("once", UserTask("only") + UserTask("next") + Flows("s only", "only next", "next e"));
        var id = (await house.Start("once", "O-1"))[0].Id;
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await house.Complete(id, "only:1");
                return true;
            }
            catch (ProcessException)
            {
                return false;
            }
        }));
        Assert.Single(results, true);
        Assert.Equal(["next"], await house.Waiting("O-1"));
        await house.Check();
    }

    [Fact]
    public async Task Many_start_in_bulk_all_or_none_with_their_tasks_and_timers()
    {
        await house.Publish("many", UserTask("first") + "<boundaryEvent id='late' attachedToRef='first'><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></boundaryEvent>"
            + UserTask("overdue") + Flows("s first", "first e", "late overdue", "overdue e"));
        string[] keys = [.. Enumerable.Range(0, 300).Select(i => $"B-{i:000}")];
        house.Told.Clear();
        await house.Start("many", keys);
        Assert.Equal(300, Assert.Single(house.Told).Count);
        Assert.All(house.Told[0], t => Assert.Equal("first", t.Name.En));

        await Assert.ThrowsAnyAsync<Exception>(() => house.Start("many", "B-new", "B-000"));
        Assert.False(await house.Ask(db => db.Instances.AnyAsync(i => i.BusinessKey == "B-new")));
        await house.Check();

        var fired = await house.Ask(db => db.Events.CountAsync(e => e.Kind == "TimerFired"));
        // Down for a week: every one fires once, in batches.
        house.Clock.Advance(TimeSpan.FromDays(7));
        Assert.InRange(await house.RunJobs(), 300, 310);
        Assert.Equal(300, await house.Ask(db => db.Tasks.CountAsync(t => t.Element == "overdue" && t.State == TaskState.Open)));
        Assert.Equal(fired + 300, await house.Ask(db => db.Events.CountAsync(e => e.Kind == "TimerFired")));
        await house.Check();
    }

    [Fact]
    public async Task A_fault_in_a_batch_of_timers_stops_one_process_and_no_other()
    {
        await house.Publish("batch", "<intermediateCatchEvent id='wait'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>"
            + "<serviceTask id='work' h:handler='told'/>" + UserTask("after") + Flows("s wait", "wait work", "work after", "after e"));
        house.Handler = (call, _) => call.Instance.BusinessKey == "T-7" ? throw new InvalidOperationException("seven") : Task.FromResult<System.Text.Json.Nodes.JsonObject?>(null);
        await house.Start("batch", [.. Enumerable.Range(0, 12).Select(i => $"T-{i}")]);
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.RunJobs();
        for (var i = 0; i < 12; i++) Assert.Equal([i == 7 ? "work" : "after"], await house.Waiting($"T-{i}"));
        Assert.Equal("seven", Assert.Single(await house.Incidents("T-7")).Message);
        await house.Check();
    }
}
