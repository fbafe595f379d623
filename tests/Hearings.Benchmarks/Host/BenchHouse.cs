using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Monitoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hearings.Benchmarks.Host;

/// <summary>A database of the benchmark's own on a server of its own, as durable as a real one, with the program's services on it.</summary>
internal sealed class BenchHouse : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private BenchHouse(string connection)
    {
        Connection = connection;
        Source = NpgsqlDataSource.Create(connection);
        _services = new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddHearings(connection).BuildServiceProvider();
    }

    /// <summary>How to reach it.</summary>
    public string Connection { get; }

    /// <summary>Its connections, without the program.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Its clock: the machine's, put forward by the benchmark.</summary>
    public AheadClock Clock { get; } = new();

    /// <summary>Makes it.</summary>
    public static async Task<BenchHouse> Make(PrivateCluster cluster, string name)
    {
        await using (var maintenance = NpgsqlDataSource.Create(cluster.ConnectionString("postgres")))
        await using (var create = maintenance.CreateCommand($"create database {name} template template0 encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'kk-KZ'"))
            await create.ExecuteNonQueryAsync();
        var house = new BenchHouse(DatabaseServer.Tuned(cluster.ConnectionString(name)) + ";Maximum Pool Size=20");
        await HearingsDatabase.Prepare(house.Connection, demonstration: false, house.Clock);
        return house;
    }

    /// <summary>Runs something with the program's services.</summary>
    public async Task<TResult> With<TService, TResult>(Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Runs plain SQL.</summary>
    public async Task Sql(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 1200;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A published round that calls this many bodies; its cases are not open yet.</summary>
    public Task<Guid> Round(int bodies) => With(async (HearingsDb db) =>
    {
        var round = new Round
        {
            Code = $"R-{await db.Rounds.CountAsync()}", Title = Trilingual.Of("Айналым", "Раунд", "Round"), Year = 2026, Threshold = 100,
            Fictional = true, CreatedAt = Clock.GetUtcNow(),
        };
        round.Publish(Clock.GetUtcNow());
        db.Add(round);
        var known = await db.Bodies.CountAsync();
        for (var i = known + 1; i <= bodies; i++)
            db.Add(new Body { Code = $"B{i:00000}", Name = Trilingual.Of($"{i}-орган", $"Орган {i}", $"Body {i}"), Kind = BodyKind.Ministry });
        await db.SaveChangesAsync();
        await db.Transact(async () => await db.Copy([.. (await db.Bodies.OrderBy(b => b.Code).Select(b => b.Id).Take(bodies).ToListAsync()).Select(body => new Result
        {
            RoundId = round.Id, BodyId = body, Completeness = 50, Currency = 50, Total = 50, Lowest = 50, Known = 10, Unknown = 0,
        })]));
        return round.Id;
    });

    /// <summary>Opens a round's cases.</summary>
    public Task<int> Open(Guid round) => With((OpenCasesHandler handler) => handler.Handle(new OpenCases(round), Actor.System));

    /// <summary>The open explanation tasks of a round, with their bodies.</summary>
    public Task<List<(Guid Task, Guid Body)>> Explanations(Guid round) => With(async (HearingsDb db) =>
        (await db.Tasks.Where(t => t.Form == SubmitExplanation.Form && t.State == Hearings.Workflow.TaskState.Open
            && db.Cases.Any(c => c.Id == t.CaseId && c.RoundId == round)).Select(t => new { t.Id, t.BodyId }).ToListAsync())
        .ConvertAll(t => (t.Id, t.BodyId!.Value)));

    /// <summary>Completes one of them as its body's signer.</summary>
    public Task<HearingCase> Explain((Guid Task, Guid Body) task) => With((SubmitExplanationHandler handler) =>
        handler.Handle(new SubmitExplanation(task.Task, "Explained"), new Actor(null, "bench", [Role.Signer], task.Body)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Source.DisposeAsync();
    }
}

/// <summary>The machine's clock, put forward.</summary>
internal sealed class AheadClock : TimeProvider
{
    /// <summary>By how much.</summary>
    public TimeSpan Ahead { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
