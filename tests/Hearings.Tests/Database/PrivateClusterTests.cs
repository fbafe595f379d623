using System.Diagnostics;
using Hearings.Database;
using Npgsql;
using Xunit;

namespace Hearings.Tests.Database;

public sealed class PrivateClusterTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    private string Folder => Path.Combine(_scratch.Path, "postgresql");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Speaks_on_loopback_only_to_a_role_that_is_no_superuser()
    {
        await using var cluster = await Open();

        var running = await File.ReadAllLinesAsync(PidFile, Stop);
        Assert.Equal(("", "127.0.0.1"), (running[4], running[5])); // no socket's folder, one address
        Assert.False(await Ask<bool>(cluster, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"));
        var wrong = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres"));
        wrong.Password += "x";
        await Refused(wrong);
        await Refused(new(cluster.ConnectionString("postgres")) { Username = "postgres" });
    }

    [Fact]
    public async Task Keeps_its_password_from_others()
    {
        await using var cluster = await Open();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "password")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
    }

    [Fact]
    public async Task Sorts_and_folds_Kazakh_by_its_own_rules()
    {
        await using var cluster = await Open();
        const string alphabet = "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я";

        Assert.Equal("UTF8", await Ask<string>(cluster, "SHOW server_encoding"));
        Assert.Equal(alphabet, await Ask<string>(cluster,
            $"SELECT string_agg(l, ' ' ORDER BY l) FROM regexp_split_to_table('{string.Join(' ', alphabet.Split().Reverse())}', ' ') l"));
        Assert.Equal(alphabet, await Ask<string>(cluster,
            $"""SELECT string_agg(l, ' ' ORDER BY l COLLATE "kk-x-icu") FROM regexp_split_to_table('{alphabet}', ' ') l"""));
        Assert.Equal("ӘҒҚҢӨҰҮҺІ", await Ask<string>(cluster, "SELECT upper('әғқңөұүһі')"));
    }

    [Fact]
    public async Task Is_shared_and_stops_with_its_last_user()
    {
        var first = await Open();
        var second = await Open();
        Assert.Equal(first.ConnectionString("postgres"), second.ConnectionString("postgres"));
        var server = ServerId();

        await first.DisposeAsync();
        Assert.Equal(1, await Ask<int>(second, "SELECT 1"));
        await second.DisposeAsync();
        await Ends(server);
    }

    [Fact]
    public async Task Two_that_come_at_once_make_one_cluster()
    {
        var both = await Task.WhenAll(Task.Run(Open, Stop), Task.Run(Open, Stop));

        Assert.Equal(both[0].ConnectionString("postgres"), both[1].ConnectionString("postgres"));
        foreach (var cluster in both)
            await cluster.DisposeAsync();
    }

    [Fact]
    public async Task Recovers_data_and_server_after_a_crash()
    {
        await using (var cluster = await Open(disposable: false))
        {
            await Ask<object>(cluster, "CREATE DATABASE kept");
            await Ask<object>(cluster, "CREATE TABLE kept AS SELECT 42 AS answer", "kept");
            using var server = Process.GetProcessById(ServerId());
            server.Kill();
            await server.WaitForExitAsync(Stop);
        }
        Assert.True(File.Exists(PidFile));

        // A stranger has got the dead server's process id.
        var lines = await File.ReadAllLinesAsync(PidFile, Stop);
        lines[0] = $"{Environment.ProcessId}";
        await File.WriteAllLinesAsync(PidFile, lines, Stop);
        await using var again = await Open(disposable: false);
        Assert.Equal(42, await Ask<int>(again, "SELECT answer FROM kept", "kept"));
    }

    [Fact]
    public async Task Stops_when_its_only_user_is_killed()
    {
        int server;
        await using (var cluster = await Open())
        {
            server = ServerId();
            // A killed process leaves nothing but its lock, which the kernel takes back: the same as letting go of it.
            using var other = Process.Start(new ProcessStartInfo("flock", ["-s", Path.Combine(Folder, "users"), "sleep", "600"]))!;
            await Task.Delay(200, Stop);
            await cluster.DisposeAsync();
            Assert.True(Directory.Exists($"/proc/{server}"));
            other.Kill(entireProcessTree: true);
        }
        await Ends(server);
    }

    private string PidFile => Path.Combine(Folder, "data", "postmaster.pid");

    private int ServerId() => int.Parse(File.ReadLines(PidFile).First(), System.Globalization.CultureInfo.InvariantCulture);

    private Task<PrivateCluster> Open() => Open(disposable: true);

    private Task<PrivateCluster> Open(bool disposable) => PrivateCluster.Open(Folder, disposable, Stop);

    private static async Task<T> Ask<T>(PrivateCluster cluster, string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(cluster.ConnectionString(database));
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }

    private static async Task Ends(int process)
    {
        for (var tries = 0; Directory.Exists($"/proc/{process}") && tries < 100; tries++)
            await Task.Delay(100, Stop);
        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    private static async Task Refused(NpgsqlConnectionStringBuilder credentials)
    {
        await using var connection = new NpgsqlConnection(credentials.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(Stop));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }
}
