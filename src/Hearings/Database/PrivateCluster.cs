using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Hearings.Database;

/// <summary>
/// A PostgreSQL cluster of the program's own, created from the installed server programs: on the loopback address only,
/// on a free port, behind a generated password. All processes that use one folder share its server; whichever leaves it
/// last, in whatever way, the server stops with it.
/// </summary>
/// <remarks>
/// Each user of the server holds a shared lock on the file <c>users</c>. A watcher, a process apart, waits for the
/// exclusive lock and then stops the server; the kernel hands the lock over even when the users were killed.
/// </remarks>
public sealed class PrivateCluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly ClusterFolder _folder;
    private readonly PostgresPrograms _programs;
    private readonly FileStream _use;
    private readonly string _address;

    private PrivateCluster(ClusterFolder folder, PostgresPrograms programs, FileStream use, int port)
    {
        (_folder, _programs, _use) = (folder, programs, use);
        _address = new NpgsqlConnectionStringBuilder
        {
            Host = IPAddress.Loopback.ToString(),
            Port = port,
            Username = ClusterFolder.Role,
            Password = folder.Password,
            SslMode = SslMode.Disable,
        }.ConnectionString;
    }

    /// <summary>How to connect to one of its databases, as a role that may create databases but is no superuser.</summary>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(_address) { Database = database }.ConnectionString;

    /// <summary>Creates the cluster where there is none, starts its server where it does not run, and begins to use it.</summary>
    /// <param name="path">The folder that holds all of it; created when absent.</param>
    /// <param name="disposable">Nothing need survive a crash of the machine: tests, where speed counts.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="SetUpException">PostgreSQL is missing, refuses, or may not enter the folder.</exception>
    public static async Task<PrivateCluster> Open(string path, bool disposable, CancellationToken stop)
    {
        if (!OperatingSystem.IsLinux())
            throw new SetUpException("the private database runs on Linux only: set HEARINGS_DB to an existing PostgreSQL");
        var folder = await ClusterFolder.Prepare(path, stop);
        var use = await FileLock.Take(folder.Users, exclusive: false, Patience, stop);
        try
        {
            await using var starting = await FileLock.Take(folder.Starting, exclusive: true, Patience, stop);
            var programs = PostgresPrograms.Find(folder.Major);
            if (folder.Major is null)
                await folder.Create(programs, stop);
            var port = await folder.RunningPort(stop) ?? await Start(folder, programs, disposable, stop);
            return new(folder, programs, use, port);
        }
        catch
        {
            await use.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends this use; the last one to do so stops the server and returns when it has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _use.DisposeAsync();
        while (_folder.IsRunning)
        {
            if (FileLock.TryTake(_folder.Users, exclusive: true) is { } alone)
            {
                await using (alone)
                    await ChildProcess.Run(Control(_folder, _programs, "stop", "-m", "fast", "-w"), "", default);
                return;
            }
            if (FileLock.TryTake(_folder.Users, exclusive: false) is { } shared)
            {
                await shared.DisposeAsync();
                return;
            }
            // Neither: the watcher was faster and is stopping the server.
            await Task.Delay(20);
        }
    }

    private static async Task<int> Start(ClusterFolder folder, PostgresPrograms programs, bool disposable, CancellationToken stop)
    {
        var port = FreePort();
        string[] settings = [
            "listen_addresses=127.0.0.1", $"port={port}", "unix_socket_directories=", "timezone=UTC", "log_timezone=UTC",
            .. disposable ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"] : Array.Empty<string>()];
        var options = string.Join(' ', settings.Select(setting => $"-c {setting}"));
        File.Delete(folder.Log);
        var (exitCode, output) = await ChildProcess.Run(
            Control(folder, programs, "start", "-w", "-t", "120", "-l", folder.Log, "-o", options), "", stop);
        if (exitCode != 0)
            throw new SetUpException($"PostgreSQL did not start ({LastLine(folder.Log) ?? output}); its log: {folder.Log}");

        // Apart from our terminal, so that Ctrl-C reaches it no more than it reaches the server. pg_ctl signals whatever
        // process the pid file names; after a crash that may be a stranger, so the watcher looks who it is first.
        const string Stop = "read -r pid <\"$2/postmaster.pid\" && [ \"$(cat \"/proc/$pid/comm\")\" = postgres ] && exec \"$1\" stop -m fast -w -D \"$2\"";
        using var watcher = ChildProcess.Start(ClusterFolder.AsOwner("setsid", "sh", "-c", "exec flock \"$@\" </dev/null >/dev/null 2>&1",
            "sh", folder.Users, "sh", "-c", Stop, "sh", programs["pg_ctl"], folder.Data));
        return port;
    }

    private static System.Diagnostics.ProcessStartInfo Control(ClusterFolder folder, PostgresPrograms programs, params string[] arguments) =>
        ClusterFolder.AsOwner(programs["pg_ctl"], [.. arguments, "-D", folder.Data]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? LastLine(string file)
    {
        try
        {
            return File.ReadLines(file).LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal))
                ?? File.ReadLines(file).LastOrDefault();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
