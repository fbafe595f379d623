using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Simulation;

/// <summary>
/// The program under a simulated clock: commands run through the handlers that the pages use, one after the other, and
/// whatever falls due (timers, mails, recurring work) is carried out at its own moment before the clock moves past it.
/// </summary>
public sealed class Office : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly JobPump _pump;

    /// <summary>Opens the program on a prepared database.</summary>
    public Office(string connectionString, DateTimeOffset begins, Action<IServiceCollection>? change = null)
    {
        Clock = new SimulatedClock(begins);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddHearings(connectionString);
        // A simulated night follows in a second on the one before it: what proves the year needs no more than a week's rhythm.
        services.Replan(SealEvents.Name, "30 1 * * 1").Replan(NightlyCheck.Name, "0 2 * * 1");
        change?.Invoke(services);
        _services = services.BuildServiceProvider();
        _pump = _services.GetRequiredService<JobPump>();
    }

    /// <summary>The clock.</summary>
    public SimulatedClock Clock { get; }

    /// <summary>How many commands people have run.</summary>
    public long Commands { get; private set; }

    /// <summary>How many jobs fell due and ran.</summary>
    public long Jobs { get; private set; }

    /// <summary>A person runs a command by its handler.</summary>
    public async Task<TResult> Do<THandler, TResult>(Func<THandler, Task<TResult>> command) where THandler : notnull
    {
        var result = await With(command);
        Commands++;
        // A command takes a little while, so that no two events of one person share a moment.
        Clock.Reach(Clock.GetUtcNow().AddSeconds(5));
        return result;
    }

    /// <summary>Asks the database; nothing is tracked.</summary>
    public Task<TResult> Ask<TResult>(Func<HearingsDb, Task<TResult>> question) => With<HearingsDb, TResult>(db =>
    {
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return question(db);
    });

    /// <summary>Uses one of the program's services.</summary>
    public async Task<TResult> With<TService, TResult>(Func<TService, Task<TResult>> use) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Goes on to a moment; what falls due until then runs at its own moment.</summary>
    public async Task Until(DateTimeOffset moment, CancellationToken cancel)
    {
        var drained = await _pump.Drain(cancel);
        Jobs += drained.Ran;
        while (drained.Next is { } due && due <= moment)
        {
            Clock.Reach(due);
            drained = await _pump.Drain(cancel);
            Jobs += drained.Ran;
            // A job that waits for something else than the clock must not hold up the year.
            if (drained.Ran == 0) break;
        }
        Clock.Reach(moment);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
