using System.Collections.Concurrent;
using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Hearings.Access;
using Hearings.Database;
using Hearings.Evidence;
using Hearings.Tests.Database;
using Hearings.Web;
using Hearings.Workflow;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Hearings.Tests;

/// <summary>
/// The whole program on a database of its own, served over real HTTP on a free port, with a clock that only the test
/// moves. Use it as a class fixture.
/// </summary>
public class House(Postgres postgres) : IAsyncLifetime
{
    /// <summary>When every test begins: Monday, 2 March 2026, 10:00 in Almaty.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 3, 2, 5, 0, 0, TimeSpan.Zero);

    // One for all houses: EF Core then makes its model and its queries once for the test program, not once for each of them.
    private static readonly ILoggerFactory Logs = LoggerFactory.Create(logs => logs.AddConsole().SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));

    private readonly ConcurrentDictionary<string, User> _people = new();
    private readonly ScratchFolder _scratch = new();
    private WebApplication _app = null!;

    /// <summary>The clock.</summary>
    public FakeTimeProvider Clock { get; } = new(Begin);

    /// <summary>Where it is served.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>How to reach the database beside the program.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Whether the database is a demonstration.</summary>
    protected virtual bool Demonstration => false;

    /// <summary>Where stored files lie.</summary>
    public string Files => _scratch.Path;

    /// <summary>Further arguments of the program.</summary>
    protected virtual string[] Arguments => [];

    /// <summary>Further services of the program.</summary>
    protected virtual void AddServices(IServiceCollection services)
    {
    }

    public virtual async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.NewDatabase(Demonstration);
        _app = await WebHost.Build(new WebSettings(ConnectionString, "http://127.0.0.1:0", services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                services.AddSingleton<ILoggerFactory>(Logs);
                services.AddSingleton<IFileStore>(new DiskFileStore(Files));
                services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1);
                AddServices(services);
            }, RunJobs: false),
            ["--Logging:LogLevel:Default=Warning", .. Arguments]);
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Every route that the program serves.</summary>
    public IEnumerable<RouteEndpoint> Routes() => _app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();

    /// <summary>Runs something with the program's services.</summary>
    public async Task<TResult> With<TService, TResult>(Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Asks the database.</summary>
    public Task<TResult> Ask<TResult>(Func<HearingsDb, Task<TResult>> question) => With(question);

    /// <summary>Runs every job that is due by the clock.</summary>
    public Task<int> RunJobs() => With<JobPump, int>(async pump => (await pump.Drain(TestContext.Current.CancellationToken)).Ran);

    /// <summary>Adds a person and remembers the password for <see cref="SignedIn"/>.</summary>
    public async Task<User> Person(Role role, Guid? body = null, string? name = null)
    {
        var key = name ?? role.ToString().ToLowerInvariant();
        if (_people.TryGetValue(key, out var known)) return known;
        return _people[key] = await With<AddPersonHandler, User>(handler => handler.Handle(
            new AddPerson(name ?? role.ToString(), $"{key}@test.example", Trilingual.Of(role.ToString(), null, null), [role], body, Password), Actor.System));
    }

    /// <summary>A browser of nobody.</summary>
    public Browser Anonymous(Language language = Language.En) => new(Address, language);

    /// <summary>A browser in which this person has signed in through the page.</summary>
    public async Task<Browser> SignedIn(User person, Language language = Language.En)
    {
        var browser = Anonymous(language);
        var page = await browser.Get("/sign-in");
        var after = await browser.Submit(page, "sign-in", new() { ["Form.Email"] = person.Email!, ["Form.Password"] = Password });
        Assert.Equal(HttpStatusCode.OK, after.Status);
        return browser;
    }

    /// <summary>Fails with the list where an invariant is broken.</summary>
    public async Task Check() => Assert.Empty(await With<Checker, IReadOnlyList<Finding>>(checker => checker.Check(TestContext.Current.CancellationToken)));

    /// <summary>Runs what a rule must refuse, by this name and with nothing in the database changed by it.</summary>
    public async Task<RuleViolation> Refused(string rule, Func<Task> act)
    {
        var before = await Content();
        var refused = await Assert.ThrowsAsync<RuleViolation>(act);
        Assert.Equal(rule, refused.Rule);
        Assert.Equal(before, await Content());
        return refused;
    }

    /// <summary>What the database holds: each table with its number of rows and a digest over them.</summary>
    public Task<List<string>> Content() => Ask(async db =>
    {
        var each = await db.Database.SqlQuery<string>($"""
            select format('select concat_ws('' '', %L, count(*), md5(string_agg(t::text, '' '' order by t::text))) as "Value" from %I t', tablename, tablename) as "Value"
            from pg_tables where schemaname = 'public' order by tablename
            """).ToListAsync();
        return await db.Database.SqlQueryRaw<string>(string.Join(" union all ", each)).ToListAsync();
    });

    private const string Password = "correct horse battery";
}
