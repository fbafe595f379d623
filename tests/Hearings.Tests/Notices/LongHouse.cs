using Hearings.Access;
using Hearings.Bodies;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Monitoring;
using Hearings.Web;
using Hearings.Workflow;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Hearings.Tests.Notices;

/// <summary>
/// Two programs on one database that run for a long time and are stopped and started again at every turn; their mail goes to
/// a scripted server, and only the test moves the clock.
/// </summary>
public sealed class LongHouse(Postgres postgres) : IAsyncDisposable
{
    private static readonly TimeSpan Stride = TimeSpan.FromHours(3);

    // One for all starts, as in House: EF Core's model and queries say nothing of what a program knew.
    private static readonly ILoggerFactory Logs = LoggerFactory.Create(logs => logs.AddConsole().SetMinimumLevel(LogLevel.Error));

    private readonly WebApplication?[] _programs = new WebApplication?[2];
    private readonly Dictionary<string, Actor> _people = [];
    private string _connection = "";

    /// <summary>The clock; it begins on Monday, 2 March 2026, 10:00 in Almaty.</summary>
    public FakeTimeProvider Clock { get; } = new(House.Begin);

    /// <summary>The mail server.</summary>
    public MailServer Server { get; } = new();

    /// <summary>How often a program was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Creates the database.</summary>
    public async Task Found()
    {
        _connection = await postgres.NewDatabase();
        await Restart();
        await Restart();
    }

    /// <summary>Stops the program that has run longer and starts it anew: nothing is left of what it knew.</summary>
    public async Task Restart()
    {
        var which = Starts++ % _programs.Length;
        if (_programs[which] is { } old) await old.DisposeAsync();
        _programs[which] = await WebHost.Build(
            new WebSettings(_connection, "http://127.0.0.1:0", services => services.AddSingleton<TimeProvider>(Clock).AddSingleton(Logs), RunJobs: false),
            "--Smtp:Host=127.0.0.1", $"--Smtp:Port={Server.Port}", "--Smtp:Security=None", "--Smtp:From=commission@office.test",
            "--Smtp:Timeout=20", "--Smtp:PublicUrl=https://hearings.office.test");
    }

    /// <summary>Lets both programs run what is due, at the same time.</summary>
    public Task Drain() => System.Threading.Tasks.Task.WhenAll(_programs.Select(p => p!.Services.GetRequiredService<JobPump>().Drain(TestContext.Current.CancellationToken)));

    /// <summary>Moves the clock on, three hours at a time, and lets both programs work each time; every night one of them is started anew.</summary>
    public async Task Until(int month, int day, int hour)
    {
        var end = LocalTime.At(new DateOnly(2026, month, day), new TimeOnly(hour, 0));
        for (var now = Clock.GetUtcNow(); now < end; now = Clock.GetUtcNow())
        {
            var step = end - now;
            Clock.Advance(step < Stride ? step : Stride);
            if (LocalTime.DateOf(now) != LocalTime.DateOf(Clock.GetUtcNow())) await Restart();
            await Drain();
        }
    }

    /// <summary>Runs a command, then starts a program anew before anything of what it asked for was done.</summary>
    public async Task<TResult> Do<THandler, TResult>(Func<THandler, Task<TResult>> act) where THandler : notnull
    {
        await using (var scope = _programs[Starts % 2]!.Services.CreateAsyncScope())
        {
            var result = await act(scope.ServiceProvider.GetRequiredService<THandler>());
            await Restart();
            return result;
        }
    }

    /// <summary>Asks the database.</summary>
    public async Task<TResult> Ask<TResult>(Func<HearingsDb, Task<TResult>> question)
    {
        await using var scope = _programs[0]!.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<HearingsDb>());
    }

    /// <summary>Adds a person with an address that mail goes to; the name is the part before the @.</summary>
    public async Task Person(string name, Role role, Language language = Language.Kk, Guid? body = null)
    {
        await using var scope = _programs[0]!.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<AddPersonHandler>().Handle(
            new AddPerson(name, $"{name}@office.test", Trilingual.Of(name, name, name), [role], body, "correct horse battery", language), Actor.System);
        _people[name] = new Actor(user.Id, name, [role], body);
    }

    /// <summary>A person as who acts.</summary>
    public Actor this[string name] => _people[name];

    /// <summary>The one open task with this form, of a body where one is named.</summary>
    public Task<Guid> Task(string form, Guid? body = null) =>
        Ask(db => db.Tasks.Where(t => t.State == TaskState.Open && t.Form == form && (body == null || t.BodyId == body)).Select(t => t.Id).SingleAsync());

    /// <summary>A body whose figures are below the threshold of the round.</summary>
    public async Task<Guid> Body(string code, Round round)
    {
        var body = new Body { Code = code, Name = Trilingual.Of($"{code} органы", $"Орган {code}", $"Body {code}"), Kind = BodyKind.Ministry };
        await Ask(db =>
        {
            if (round.Status == RoundStatus.Draft)
            {
                round.Publish(House.Begin);
                db.Add(round);
            }
            db.Add(body);
            db.Add(new Result { RoundId = round.Id, BodyId = body.Id, Completeness = 60, Currency = 60, Total = 60, Lowest = 60, Known = 10, Unknown = 0 });
            return db.SaveChangesAsync();
        });
        return body.Id;
    }

    /// <summary>Fails with the list where an invariant is broken.</summary>
    public async Task Check()
    {
        await using var scope = _programs[0]!.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<Checker>().Check(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs)
            if (program is not null) await program.DisposeAsync();
        await Server.DisposeAsync();
    }
}
