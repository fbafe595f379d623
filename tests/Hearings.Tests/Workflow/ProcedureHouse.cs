using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Bpmn;
using Hearings.Database;
using Hearings.Tests.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Tests.Workflow;

/// <summary>A house with procedures of the test's own and a handler that does what the test tells it.</summary>
public sealed class ProcedureHouse(Postgres postgres) : House(postgres)
{
    /// <summary>What the handler <c>told</c> does.</summary>
    public Func<HandlerCall, HearingsDb, Task<JsonObject?>> Handler { get; set; } = (_, _) => Task.FromResult<JsonObject?>(null);

    /// <summary>The tasks of which the listener was told, one list for each transaction.</summary>
    public List<IReadOnlyList<UserTask>> Told { get; } = [];

    protected override void AddServices(IServiceCollection services) =>
        services.AddSingleton(this).AddProcessHandler<ToldHandler>("told").AddProcessHandler<HalfHandler>("half").AddTaskListener<Listener>();

    /// <summary>Publishes a procedure; <paramref name="body"/> holds its elements and flows.</summary>
    public async Task Publish(string id, string body)
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "own.bpmn"),
            $"""
            <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:h='urn:hearings:bpmn:1'>
            <message id='m' name='answer'/><error id='x' name='x' errorCode='refused'/>
            <process id='{id}' isExecutable='true'><startEvent id='s'/>{body}<endEvent id='e'/></process></definitions>
            """);
        await With<HearingsDb, int>(async db => (await Procedures.Publish(db, folder.Path, Clock.GetUtcNow())).Count);
    }

    /// <summary>A flow for each pair of ids.</summary>
    public static string Flows(params string[] pairs) => string.Concat(pairs.Select(p => p.Split(' '))
        .Select(p => $"<sequenceFlow id='{p[0]}-{p[1]}' sourceRef='{p[0]}' targetRef='{p[1]}'/>"));

    /// <summary>A person's task of the secretary.</summary>
    public static string UserTask(string id) => $"<userTask id='{id}' name='{id}' h:role='secretary' h:form='own' h:stage='own'/>";

    /// <summary>Starts processes.</summary>
    public Task<IReadOnlyList<InstanceRecord>> Start(string procedure, params string[] keys) => Move(host =>
        host.Start(procedure, [.. keys.Select(k => new ProcessSubject(k, null, null, new JsonObject { ["key"] = k }))], Actor.System));

    /// <summary>Completes the open task at an element.</summary>
    public async Task Complete(string key, string element, JsonObject? output = null)
    {
        var (instance, token) = await Place(key, element);
        await Complete(instance, token, output);
    }

    /// <summary>Completes a task as a command does: locks the process, closes the task, lets the process go on.</summary>
    public Task Complete(Guid instance, string token, JsonObject? output = null) => With<IServiceProvider, bool>(async services =>
    {
        var (db, host) = (services.GetRequiredService<HearingsDb>(), services.GetRequiredService<ProcessHost>());
        return await db.Transact(async () =>
        {
            var locked = await host.Lock(instance);
            var task = await db.Tasks.SingleAsync(t => t.InstanceId == instance && t.Token == token);
            await host.Advance(locked, new Trigger.TaskCompleted(token, output), Actor.System);
            task.Complete(Actor.System, Clock.GetUtcNow());
            return true;
        });
    });

    /// <summary>Does something with the host in one transaction.</summary>
    public Task<T> Move<T>(Func<ProcessHost, Task<T>> move) => With<IServiceProvider, T>(services =>
        services.GetRequiredService<HearingsDb>().Transact(() => move(services.GetRequiredService<ProcessHost>())));

    /// <summary>The process of a business key as it now stands.</summary>
    public Task<InstanceRecord> Instance(string key) => Ask(db => db.Instances.AsNoTracking().SingleAsync(i => i.BusinessKey == key));

    /// <summary>The elements at which a process waits.</summary>
    public async Task<string[]> Waiting(string key) =>
        [.. ProcessState.Parse((await Instance(key)).State).Waiting.Where(w => !w.Listens).Select(w => w.Element).Order(StringComparer.Ordinal)];

    /// <summary>The incidents of a process.</summary>
    public async Task<List<Incident>> Incidents(string key)
    {
        var id = (await Instance(key)).Id;
        return await Ask(db => db.Incidents.AsNoTracking().Where(i => i.InstanceId == id).OrderBy(i => i.RaisedAt).ToListAsync());
    }

    private async Task<(Guid Instance, string Token)> Place(string key, string element)
    {
        var instance = await Instance(key);
        return (instance.Id, ProcessState.Parse(instance.State).Waiting.Single(w => w.Element == element).Token);
    }

    private sealed class ToldHandler(ProcedureHouse house, HearingsDb db) : IProcessHandler
    {
        public Task<JsonObject?> Handle(HandlerCall call, CancellationToken cancel) => house.Handler(call, db);
    }

    /// <summary>A handler with types.</summary>
    private sealed class HalfHandler : ProcessHandler<HalfHandler.Input, HalfHandler.Output>
    {
        protected override Task<Output> Handle(Input input, HandlerCall call, CancellationToken cancel) =>
            Task.FromResult(new Output(input.Whole / 2m, input.Asked?.AddDays(1)));

        public sealed record Input(int Whole, DateOnly? Asked = null);

        public sealed record Output(decimal HalfOfIt, DateOnly? NextDay);
    }

    private sealed class Listener(ProcedureHouse house) : ITaskListener
    {
        public Task Opened(IReadOnlyList<UserTask> tasks, CancellationToken cancel)
        {
            lock (house.Told) house.Told.Add(tasks);
            return Task.CompletedTask;
        }
    }
}
