using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Hearings.Tests.Workflow.ProcedureHouse;

namespace Hearings.Tests.Workflow;

/// <summary>A message reaches one receiver once, whichever comes first; without one it expires into an incident.</summary>
public sealed class MessageTests(ProcedureHouse house) : IClassFixture<ProcedureHouse>
{
    private Task<bool> Send(string key) => house.Move(host => host.Send("answer", key, new JsonObject { ["said"] = key }, Actor.System));

    private Task Publish() => house.Publish("waits", UserTask("first")
        + "<receiveTask id='receive' messageRef='m' h:correlation='= key'/>" + UserTask("after") + Flows("s first", "first receive", "receive after", "after e"));

    [Fact]
    public async Task A_message_that_comes_first_waits_and_is_matched_once()
    {
        await Publish();
        await house.Start("waits", "M-1", "M-2");
        Assert.False(await Send("M-1"));
        Assert.False(await Send("M-1"));
        await house.Complete("M-2", "first");
        await house.Complete("M-1", "first");
        Assert.Equal(["receive"], await house.Waiting("M-2"));
        Assert.Equal(["after"], await house.Waiting("M-1"));
        Assert.True(await Send("M-2"));
        Assert.Equal(["after"], await house.Waiting("M-2"));
        await house.Check();

        var kept = await house.Ask(db => db.Messages.AsNoTracking().Where(m => m.Correlation == "M-1").OrderBy(m => m.SentAt).ToListAsync());
        Assert.Equal(2, kept.Count);
        Assert.Single(kept, m => m.InstanceId is not null);

        // The second one finds nobody.
        house.Clock.Advance(WaitingMessage.UsualTerm);
        await house.RunJobs();
        var incident = await house.Ask(db => db.Incidents.AsNoTracking().SingleAsync(i => i.Element == "M-1" && i.InstanceId == null));
        Assert.Equal("answer", incident.Token);
        var secretary = new Actor(Guid.CreateVersion7(), "person", [Role.Secretary]);
        Assert.True(await house.With<RetryIncidentHandler, bool>(h => h.Handle(new RetryIncident(incident.Id), secretary)));
        await house.RunJobs();
        Assert.True(await house.Ask(db => db.Messages.AnyAsync(m => m.Correlation == "M-1" && m.ReceivedAt == null && m.DroppedAt == null)));
        await house.Check();
    }

    [Fact]
    public async Task Sent_and_awaited_at_the_same_moment_they_still_meet()
    {
        await Publish();
        string[] keys = [.. Enumerable.Range(0, 20).Select(i => $"R-{i}")];
        await house.Start("waits", keys);
        await Task.WhenAll(keys.SelectMany(k => (Task[])[house.Complete(k, "first"), Send(k)]));
        await house.RunJobs();
        foreach (var key in keys) Assert.Equal(["after"], await house.Waiting(key));
        await house.Check();
    }
}
