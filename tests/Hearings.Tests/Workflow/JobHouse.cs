using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Tests.Workflow;

/// <summary>A house with an effect and recurring work that do what the test tells them.</summary>
public sealed class JobHouse(Postgres postgres) : House(postgres)
{
    /// <summary>What the effect does; it is given its call.</summary>
    public Func<EffectCall, CancellationToken, Task> Effect { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What the recurring work does.</summary>
    public Func<RecurringCall, Task> Work { get; set; } = _ => Task.CompletedTask;

    /// <summary>How effects ended, in order.</summary>
    public List<EffectEnd> Ends { get; } = [];

    protected override void AddServices(IServiceCollection services) =>
        services.AddSingleton(this).AddEffect<Told>("told").AddRecurring<Round>("round", "0 9 * * *");

    /// <summary>Asks for the effect.</summary>
    public Task Ask(string key, TimeSpan? after = null) => With<HearingsDb, bool>(async db =>
    {
        await db.Transact(() =>
        {
            db.Enqueue("told", key, new JsonObject { ["key"] = key }, Clock.GetUtcNow() + (after ?? TimeSpan.Zero));
            return Task.CompletedTask;
        });
        return true;
    });

    /// <summary>The effect's job as it now stands.</summary>
    public Task<Job> Job(string key) => Ask(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Key == $"told:{key}"));

    private sealed class Told(JobHouse house) : IEffect
    {
        public Task Run(EffectCall call, CancellationToken cancel) => house.Effect(call, cancel);

        public Task Ended(EffectEnd end, CancellationToken cancel)
        {
            house.Ends.Add(end);
            return Task.CompletedTask;
        }
    }

    private sealed class Round(JobHouse house, HearingsDb db) : IRecurring
    {
        public async Task Run(RecurringCall call, CancellationToken cancel)
        {
            db.Record(Actor.System, call.Now, "DemonstrationLoaded");
            await house.Work(call);
        }
    }
}
