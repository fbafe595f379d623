using Hearings.Database;
using Hearings.Tests;
using Hearings.Tests.Database;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(Postgres))]

namespace Hearings.Tests;

/// <summary>
/// One throw-away cluster for the test program, with a prepared database from which every test class gets its own copy.
/// </summary>
public sealed class Postgres : IAsyncLifetime
{
    private const string Template = "template_hearings";
    private readonly ScratchFolder _scratch = new();
    private readonly SemaphoreSlim _one = new(1);
    private PrivateCluster? _cluster;
    private int _count;

    /// <summary>A fresh, prepared database; its connection string. The cluster starts with the first one asked for.</summary>
    public async Task<string> NewDatabase(bool demonstration = false)
    {
        await _one.WaitAsync();
        try
        {
            _cluster ??= await Start();
            var name = $"test_{++_count}";
            await Run($"create database {name} template {Name(demonstration)}");
            return _cluster.ConnectionString(name);
        }
        finally
        {
            _one.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
        _scratch.Dispose();
        _one.Dispose();
    }

    private async Task<PrivateCluster> Start()
    {
        var cluster = await PrivateCluster.Open(Path.Combine(_scratch.Path, "postgresql"), disposable: true, default);
        _cluster = cluster;
        foreach (var demonstration in (bool[])[false, true])
        {
            await Run($"create database {Name(demonstration)} template template0 encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'kk-KZ'");
            var connection = cluster.ConnectionString(Name(demonstration)) + ";Pooling=false";
            await HearingsDatabase.Prepare(connection, demonstration, new FixedTime(House.Begin));
        }
        return cluster;
    }

    private async Task Run(string sql)
    {
        await using var maintenance = NpgsqlDataSource.Create(_cluster!.ConnectionString("postgres"));
        await using var command = maintenance.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Name(bool demonstration) => demonstration ? Template + "_demonstration" : Template;

    private sealed class FixedTime(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
