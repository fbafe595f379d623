using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Hearings.Tests.Workflow;

/// <summary>Recurring work: a row with a cron expression in Almaty's time, once per due moment.</summary>
public sealed class RecurringTests(JobHouse house) : IClassFixture<JobHouse>
{
    // 09:00 in Almaty.
    private static readonly TimeSpan Nine = TimeSpan.FromHours(4);

    [Fact]
    public async Task It_runs_once_per_moment_once_after_downtime_and_is_tried_again_when_it_fails()
    {
        var moments = new List<DateTimeOffset>();
        var fail = false;
        house.Work = call =>
        {
            if (fail) throw new InvalidOperationException("not today");
            moments.Add(call.DueAt);
            call.Say("Operations.FilesSwept", 3);
            return Task.CompletedTask;
        };
        // It is 10:00: planned for tomorrow.
        await house.RunJobs();
        Assert.Empty(moments);
        var first = new DateTimeOffset(House.Begin.Date.AddDays(1), TimeSpan.Zero) + Nine;

        house.Clock.SetUtcNow(first - TimeSpan.FromSeconds(1));
        await house.RunJobs();
        Assert.Empty(moments);
        house.Clock.SetUtcNow(first);
        await house.RunJobs();
        await house.RunJobs();
        Assert.Equal([first], moments);

        // Down for five days: the missed moments are one run.
        house.Clock.SetUtcNow(first.AddDays(5).AddHours(3));
        await house.RunJobs();
        Assert.Equal([first, first.AddDays(1)], moments);

        fail = true;
        house.Clock.SetUtcNow(first.AddDays(6));
        await house.RunJobs();
        fail = false;
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.RunJobs();
        Assert.Equal([first, first.AddDays(1), first.AddDays(6)], moments);

        var runs = await house.Ask(db => db.RecurringRuns.AsNoTracking().Where(r => r.Name == "round").OrderBy(r => r.DueAt).ToListAsync());
        Assert.Equal(3, runs.Count);
        Assert.All(runs, r => Assert.True(r is { Succeeded: true, Result: "Operations.FilesSwept 3" }));
        using (Languages.Use(Language.Ru)) Assert.Equal("Удалено неиспользованных файлов: 3", runs[0].Said);
        // What a failed run had written was rolled back.
        Assert.Equal(3, await house.Ask(db => db.Events.CountAsync(e => e.Kind == "DemonstrationLoaded")));

        fail = true;
        house.Clock.SetUtcNow(first.AddDays(7));
        for (var minutes = 0; minutes < 120; minutes++)
        {
            await house.RunJobs();
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        var failed = await house.Ask(db => db.RecurringRuns.AsNoTracking().SingleAsync(r => !r.Succeeded));
        Assert.Equal((first.AddDays(7), "not today"), (failed.DueAt, failed.Said));
        Assert.Equal(first.AddDays(8), (await house.Ask(db => db.Jobs.SingleAsync(j => j.Key == "recurring:round"))).DueAt);
    }
}
