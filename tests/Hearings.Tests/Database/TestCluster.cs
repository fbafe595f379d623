using Hearings.Database;
using Hearings.Tests.Database;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace Hearings.Tests.Database;

/// <summary>
/// The PostgreSQL of one run of the tests: a private cluster in a throw-away folder, the same code as the program's own,
/// started by the first test that needs it. Databases are copies of a template that is migrated once.
/// </summary>
public sealed class TestCluster : IAsyncDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly Lazy<Task<PrivateCluster>> _cluster;
    private readonly Lazy<Task> _template;
    private readonly Lazy<Task> _demonstrationTemplate;
    private int _databases;

    /// <summary>Nothing starts yet.</summary>
    public TestCluster()
    {
        _cluster = new(() => PrivateCluster.Open(Path.Combine(_scratch.Path, "postgresql"), disposable: true, default));
        _template = new(() => Prepare(TemplateName(false), demonstration: false));
        _demonstrationTemplate = new(() => Prepare(TemplateName(true), demonstration: true));
    }

    /// <summary>A database that no other test uses, its tables up to date; the connection string.</summary>
    /// <param name="demonstration">Whether it carries the demonstration mark. It holds no demonstration data.</param>
    public async Task<string> NewDatabase(bool demonstration = false)
    {
        await (demonstration ? _demonstrationTemplate : _template).Value;
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await Execute($"CREATE DATABASE {name} TEMPLATE {TemplateName(demonstration)}");
        return (await _cluster.Value).ConnectionString(name);
    }

    /// <summary>A database without tables; the connection string.</summary>
    public async Task<string> EmptyDatabase()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await Execute($"CREATE DATABASE {name}");
        return (await _cluster.Value).ConnectionString(name);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_cluster.IsValueCreated)
            await (await _cluster.Value).DisposeAsync();
        _scratch.Dispose();
    }

    private async Task Prepare(string template, bool demonstration)
    {
        await Execute($"CREATE DATABASE {template}");
        // A pooled connection would stay, and a database that is in use cannot be copied.
        var connection = (await _cluster.Value).ConnectionString(template) + ";Pooling=false";
        await HearingsDatabase.Prepare(connection, demonstration, TimeProvider.System);
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection((await _cluster.Value).ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string TemplateName(bool demonstration) => demonstration ? "template_demonstration" : "template_hearings";
}

/// <summary>A database of a test class's own: take it as a class fixture.</summary>
public class TestDatabase(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>A context on it; dispose of it.</summary>
    public HearingsDb Context() => new(HearingsDatabase.Options(ConnectionString));

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => ConnectionString = await cluster.NewDatabase();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
