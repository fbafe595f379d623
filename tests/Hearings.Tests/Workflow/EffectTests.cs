using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Workflow;

/// <summary>
/// Effects: asked for in a transaction, carried out outside one, at least once under one key. The tests share a house and come
/// in any order, so each looks at its own keys only.
/// </summary>
public sealed class EffectTests(JobHouse house) : IClassFixture<JobHouse>
{
    [Fact]
    public async Task Effects_run_in_due_order_each_once()
    {
        var seen = new List<string>();
        house.Effect = (call, _) =>
        {
            if (call.Key is "later" or "sooner") seen.Add(call.Key);
            return Task.CompletedTask;
        };
        await house.Ask("later", TimeSpan.FromHours(2));
        await house.Ask("sooner", TimeSpan.FromHours(1));
        await house.RunJobs();
        Assert.Empty(seen);

        // No clock ticks in whole microseconds, as the database does.
        house.Clock.Advance(TimeSpan.FromHours(3) + TimeSpan.FromTicks(7));
        await house.RunJobs();
        await house.RunJobs();

        Assert.Equal(["sooner", "later"], seen);
        Assert.Equal(JobStatus.Done, (await house.Job("later")).Status);
        Assert.Contains(house.Ends, e => e is { Key: "later", Status: JobStatus.Done });
    }

    [Fact]
    public async Task The_same_key_twice_is_refused()
    {
        await house.Ask("one");
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => house.Ask("one"));
    }

    [Fact]
    public async Task What_throws_is_tried_again_after_growing_pauses_and_then_failed_with_an_event()
    {
        var attempts = 0;
        house.Effect = (call, _) =>
        {
            if (call.Key == "broken") throw new InvalidOperationException($"no, {++attempts}");
            return Task.CompletedTask;
        };
        await house.Ask("broken");
        foreach (var minutes in new[] { 0, 1, 4, 16, 64 })
        {
            house.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(minutes == 0 ? 0 : 1));
            var before = attempts;
            if (minutes > 0) await house.RunJobs();
            Assert.Equal(before, attempts);
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            await house.RunJobs();
            Assert.Equal(before + 1, attempts);
        }
        var job = await house.Job("broken");
        Assert.Equal((JobStatus.Failed, JobPump.MostAttempts, "no, 5"), (job.Status, job.Attempts, job.Error));
        Assert.True(await house.Ask(db => db.Events.AnyAsync(e => e.Kind == "EffectFailed")));
        Assert.Contains(house.Ends, e => e is { Key: "broken", Status: JobStatus.Failed });
    }

    [Fact]
    public async Task A_send_without_an_answer_is_uncertain_and_not_repeated()
    {
        var sent = 0;
        house.Effect = async (call, cancel) =>
        {
            if (call.Key != "unsure") return;
            await call.BeginSending(cancel);
            sent++;
            throw new UncertainException("the line broke after the text");
        };
        await house.Ask("unsure");
        await house.RunJobs();
        house.Clock.Advance(TimeSpan.FromDays(2));
        await house.RunJobs();

        Assert.Equal(1, sent);
        Assert.Equal(JobStatus.Uncertain, (await house.Job("unsure")).Status);
        Assert.Contains(house.Ends, e => e is { Key: "unsure", Status: JobStatus.Uncertain });
    }

    [Theory]
    [InlineData(false, JobStatus.Done, 2)]
    [InlineData(true, JobStatus.Uncertain, 1)]
    public async Task A_lost_node_is_noticed_when_its_lease_ends(bool sending, JobStatus expected, int calls)
    {
        var key = $"lost-{sending}";
        var seen = 0;
        house.Effect = async (call, cancel) =>
        {
            if (call.Key != key) return;
            seen++;
            if (sending) await call.BeginSending(cancel);
        };
        await house.Ask(key);
        await Take(key, sending);
        seen = 1;

        await house.RunJobs();
        Assert.Equal(JobStatus.Running, (await house.Job(key)).Status);
        house.Clock.Advance(Effects.UsualLimit + TimeSpan.FromMinutes(1));
        await house.RunJobs();
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.RunJobs();

        Assert.Equal(expected, (await house.Job(key)).Status);
        Assert.Equal(calls, seen);
    }

    [Fact]
    public async Task A_handler_that_hangs_is_left_behind_at_its_limit()
    {
        var entered = new TaskCompletionSource();
        house.Effect = async (call, _) =>
        {
            if (call.Key != "hangs") return;
            entered.TrySetResult();
            if (call.Attempts == 0) await Task.Delay(Timeout.Infinite, CancellationToken.None);
        };
        await house.Ask("hangs");
        var run = house.RunJobs();
        await entered.Task;
        house.Clock.Advance(Effects.UsualLimit);
        await run;

        Assert.Equal((JobStatus.Pending, 1), (await house.Job("hangs")) is var job ? (job.Status, job.Attempts) : default);
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.RunJobs();
        Assert.Equal(JobStatus.Done, (await house.Job("hangs")).Status);
    }

    /// <summary>As if a node had taken it and been killed.</summary>
    private Task<int> Take(string key, bool sending) => house.Ask(async db =>
    {
        var job = await db.Jobs.SingleAsync(j => j.Key == $"told:{key}");
        job.Take("lost/1/abc", house.Clock.GetUtcNow(), Effects.UsualLimit);
        if (sending) job.Send(house.Clock.GetUtcNow());
        return await db.SaveChangesAsync();
    });
}
