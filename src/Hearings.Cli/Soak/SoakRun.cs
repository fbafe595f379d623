using System.Diagnostics;
using System.Globalization;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Evidence;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Cli.Soak;

/// <summary>A soak under way: a database server of its own, two nodes, a clock that jumps, a disk that fills, a mail server that misbehaves.</summary>
internal sealed class SoakRun : IAsyncDisposable
{
    private readonly SoakSettings _settings;
    private readonly string _folder;
    private readonly PrivateCluster _cluster;
    private readonly SoakDisk _disk;
    private readonly ServiceProvider _services;
    private readonly Process?[] _nodes = new Process?[2];
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private SoakRun(SoakSettings settings, string folder, PrivateCluster cluster, SoakDisk disk)
    {
        (_settings, _folder, _cluster, _disk) = (settings, folder, cluster, disk);
        Clock = new SoakClock(folder);
        Mail.Start();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddCommandLine(SoakNode.Smtp(Mail.Port)).Build());
        services.AddSingleton<IFileStore>(DiskFileStore.Of("soak", disk.Folder));
        services.AddHearings(Connection);
        SoakNode.Change(services, Clock, new SoakDiary(folder));
        services.AddScoped<ProcessHostAt>();
        _services = services.BuildServiceProvider();
    }

    /// <summary>How to reach its database.</summary>
    public string Connection => _cluster.ConnectionString("soak");

    /// <summary>Its clock.</summary>
    public SoakClock Clock { get; }

    /// <summary>Its mail server.</summary>
    public SoakMail Mail { get; } = new();

    /// <summary>What was done to the program, and how often.</summary>
    public Dictionary<string, int> Done { get; } = [];

    /// <summary>Where its nodes write their diaries.</summary>
    public string Folder => _folder;

    private bool Refused => SoakDiary.Count(_folder, SoakDiary.DiskFull) > 0;

    /// <summary>Makes the database and fills it.</summary>
    public static async Task<SoakRun> Begin(SoakSettings settings, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Combine(DataFolder.Path, $"soak-{Environment.ProcessId}")).FullName;
        var cluster = await PrivateCluster.Open(Path.Combine(folder, "postgresql"), disposable: false, stop);
        await using (var maintenance = Npgsql.NpgsqlDataSource.Create(cluster.ConnectionString("postgres")))
        await using (var create = maintenance.CreateCommand("create database soak template template0 encoding 'UTF8' locale 'C.UTF-8' locale_provider icu icu_locale 'kk-KZ'"))
            await create.ExecuteNonQueryAsync(stop);
        var disk = await SoakDisk.Mount(Path.Combine(folder, "files"), stop);
        var run = new SoakRun(settings, folder, cluster, disk);
        await HearingsDatabase.Prepare(run.Connection, demonstration: false, run.Clock, stop);
        await run.With((HearingsDb db) => SoakProcedures.Publish(db, folder, run.Clock.GetUtcNow(), stop));
        await new SoakSeed(run).Everyone(settings.Cases, stop);
        await new SoakSeed(run).Round(settings.Cases, stop);
        return run;
    }

    /// <summary>Runs something with the program's services.</summary>
    public async Task With<T>(Func<T, Task> act) where T : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Asks the database; while it is away the answer waits.</summary>
    public async Task<T> Ask<T>(Func<HearingsDb, Task<T>> question, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await using var scope = _services.CreateAsyncScope();
                return await question(scope.ServiceProvider.GetRequiredService<HearingsDb>());
            }
            catch (Exception away) when (away is Npgsql.NpgsqlException or InvalidOperationException { InnerException: Npgsql.NpgsqlException })
            {
                await Task.Delay(300, stop);
            }
        }
    }

    /// <summary>Kills, stops, jumps, until it was long enough.</summary>
    public async Task Torment(CancellationToken stop)
    {
        for (var i = 0; i < _nodes.Length; i++) StartNode(i);
        var pause = TimeSpan.FromTicks(Math.Clamp(_settings.Least.Ticks / Math.Max(1, _settings.Kills), TimeSpan.FromSeconds(3).Ticks, TimeSpan.FromSeconds(20).Ticks));
        for (var round = 1; Count("kills") < _settings.Kills || _watch.Elapsed < _settings.Least; round++)
        {
            if (round % 4 == 1 && _disk.Fill()) Add("disks filled");
            if (round % 4 == 3 && Refused) _disk.Free();
            for (var until = _watch.Elapsed + (pause * (0.5 + Random.Shared.NextDouble())); _watch.Elapsed < until;)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(300, 900)), stop);
                await Jump(round % 7 == 0 ? TimeSpan.FromHours(-1) : TimeSpan.FromHours(3));
                Revive();
            }
            Kill(Random.Shared.Next(_nodes.Length));
            if (round % 5 == 2) await StopDatabase(stop);
            if (await Open(stop) * 5 < _settings.Cases)
            {
                await new SoakSeed(this).Round(_settings.Cases, stop);
                Add("further rounds opened");
            }
        }
    }

    /// <summary>Leaves the nodes in peace until all that can end has ended.</summary>
    public async Task Settle(CancellationToken stop)
    {
        // However slow the machine: only a standstill is waited for no longer.
        var (begun, moved, least, seen) = (_watch.Elapsed, _watch.Elapsed, int.MaxValue, 0);
        while (await Unsettled(stop) is > 0 and var left && _watch.Elapsed - moved < TimeSpan.FromSeconds(90))
        {
            var lines = SoakDiary.Lines(_folder).Count();
            if (left < least || lines > seen) moved = _watch.Elapsed;
            (least, seen) = (Math.Min(least, left), lines);
            // A full disk that nobody has met yet would prove nothing.
            if (Refused || _watch.Elapsed - begun > TimeSpan.FromSeconds(30)) _disk.Free();
            Revive();
            await Task.Delay(500, stop);
            await Jump(TimeSpan.FromHours(6));
            foreach (var incident in await Ask(db => db.Incidents.Where(i => i.ResolvedAt == null && i.RetryAt == null).Select(i => i.Id).ToListAsync(stop), stop))
            {
                await With((RetryIncidentHandler handler) => handler.Handle(new RetryIncident(incident), Access.Actor.System, stop));
                Add("incidents retried by hand");
            }
        }
        foreach (var node in _nodes)
            if (node is { HasExited: false })
            {
                await ChildProcess.Run(new ProcessStartInfo("kill", ["-TERM", node.Id.ToString(CultureInfo.InvariantCulture)]), "", stop);
                await node.WaitForExitAsync(stop).WaitAsync(TimeSpan.FromSeconds(40), stop);
            }
        Done["seconds"] = (int)_watch.Elapsed.TotalSeconds;
    }

    private Task<int> Open(CancellationToken stop) => Ask(db => db.Cases.CountAsync(c => c.Status != CaseStatus.Closed, stop), stop);

    private async Task<int> Unsettled(CancellationToken stop) => await Open(stop)
        + await Ask(db => db.Instances.CountAsync(i => i.Status == InstanceStatus.Running, stop), stop)
        + await Ask(db => db.Jobs.CountAsync(j => j.Kind == JobKind.Effect && (j.Status == JobStatus.Pending || j.Status == JobStatus.Running), stop), stop);

    private void StartNode(int at)
    {
        _nodes[at]?.Dispose();
        _nodes[at] = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(SoakRun).Assembly.Location, "soak-node", Connection, _folder, $"{Mail.Port}", $"{_settings.People}"])
        {
            RedirectStandardOutput = true,
            Environment = { ["HEARINGS_FILES"] = _disk.Folder, ["DOTNET_TieredPGO"] = "0" },
        });
        _nodes[at]!.OutputDataReceived += (_, _) => { };
        _nodes[at]!.BeginOutputReadLine();
    }

    private void Kill(int at)
    {
        if (_nodes[at] is not { HasExited: false } node) return;
        node.Kill();
        node.WaitForExit();
        Add("kills");
        StartNode(at);
    }

    private void Revive()
    {
        for (var i = 0; i < _nodes.Length; i++)
            if (_nodes[i] is { HasExited: true })
            {
                Add("nodes that ended by themselves");
                StartNode(i);
            }
    }

    private async Task StopDatabase(CancellationToken stop)
    {
        var data = Path.Combine(_folder, "postgresql", "data");
        var programs = PostgresPrograms.Find();
        var (code, said) = await ChildProcess.Run(ClusterFolder.AsOwner(
            programs["pg_ctl"], "restart", "-m", "immediate", "-w", "-t", "120", "-D", data, "-l", Path.Combine(_folder, "postgresql", "log")), "", stop);
        if (code != 0) throw new SetUpException($"PostgreSQL did not come back: {said}");
        Add("database crashes");
    }

    private async Task Jump(TimeSpan by)
    {
        Clock.Jump(by);
        Add(by > TimeSpan.Zero ? "jumps forward" : "jumps back");
        try
        {
            // Nodes find out by themselves within a minute; a soak has no time for that.
            await With((HearingsDb db) => db.Database.ExecuteSqlAsync($"select pg_notify('hearings_job', '0')"));
        }
        catch (Exception away) when (away is Npgsql.NpgsqlException or InvalidOperationException { InnerException: Npgsql.NpgsqlException })
        {
            // The server is down just now.
        }
    }

    private void Add(string what) => Done[what] = Count(what) + 1;

    private int Count(string what) => Done.GetValueOrDefault(what);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            if (node is { HasExited: false }) node.Kill();
            node?.Dispose();
        }
        await _services.DisposeAsync();
        await _cluster.DisposeAsync();
        await _disk.DisposeAsync();
        Mail.Dispose();
        await ChildProcess.Run(new ProcessStartInfo("rm", ["-rf", _folder]), "", default);
    }
}
