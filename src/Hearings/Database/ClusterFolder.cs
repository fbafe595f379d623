using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Hearings.Database;

/// <summary>The folder of a private cluster: what lies where, who owns it, and whether its server runs.</summary>
public sealed class ClusterFolder
{
    /// <summary>The role the program connects as: it may create databases and roles of its own, and is no superuser.</summary>
    public const string Role = "hearings";

    private const string Owner = "postgres";
    private const string PidName = "postmaster.pid";
    private readonly string _path;

    private ClusterFolder(string path) => _path = path;

    /// <summary>PostgreSQL's own data directory.</summary>
    public string Data => Path.Combine(_path, "data");

    /// <summary>The server's log since its last start.</summary>
    public string Log => Path.Combine(_path, "log");

    /// <summary>Locked, shared, by everyone who uses the server.</summary>
    public string Users => Path.Combine(_path, "users");

    /// <summary>Locked by whoever creates or starts.</summary>
    public string Starting => Path.Combine(_path, "starting");

    private string PasswordFile => Path.Combine(_path, "password");

    /// <summary>The password of <see cref="Role"/>; on disk readable by the folder's owner alone.</summary>
    public string Password => File.ReadAllText(PasswordFile);

    /// <summary>The major version that the cluster was created by; null where there is no cluster yet.</summary>
    public int? Major
    {
        get
        {
            var version = Path.Combine(Data, "PG_VERSION");
            return File.Exists(version) ? int.Parse(File.ReadAllText(version), CultureInfo.InvariantCulture) : null;
        }
    }

    /// <summary>Makes the folder, private to the user who will run the server.</summary>
    /// <exception cref="SetUpException">It cannot be made, or that user may not enter it.</exception>
    public static async Task<ClusterFolder> Prepare(string path, CancellationToken stop)
    {
        var folder = new ClusterFolder(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!Environment.IsPrivilegedProcess)
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new SetUpException($"the data folder cannot be made: {refused.Message}", refused);
        }
        if (Environment.IsPrivilegedProcess)
        {
            var (made, why) = await ChildProcess.Run(
                new("install", ["-d", "-o", Owner, "-g", Owner, "-m", "700", path]), "", stop);
            if (made != 0)
                throw new SetUpException($"the data folder cannot be made: {why}");
        }
        var (entered, _) = await ChildProcess.Run(AsOwner("test", "-w", path), "", stop);
        return entered == 0
            ? folder
            : throw new SetUpException($"the user {Owner} may not enter {path}: set HEARINGS_DATA to a folder outside private homes");
    }

    /// <summary>How to run a program as the user who owns the cluster; PostgreSQL refuses to run as root.</summary>
    public static ProcessStartInfo AsOwner(string program, params string[] arguments) =>
        ChildProcess.StartInfo(Owner, program, arguments);

    /// <summary>
    /// Creates the cluster: UTF-8, sorted by Kazakh rules unless a query says otherwise. Its superuser has no password
    /// and no socket, so that nobody can sign in as it.
    /// </summary>
    /// <exception cref="SetUpException">PostgreSQL refuses.</exception>
    public async Task Create(PostgresPrograms programs, CancellationToken stop)
    {
        var unfinished = Data + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        await Do(programs["initdb"], "", "-D", unfinished, "--username=postgres", "--auth-local=reject", "--auth-host=scram-sha-256",
            "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=kk-KZ", "--no-instructions");

        var password = RandomNumberGenerator.GetHexString(40, lowercase: true);
        File.Delete(PasswordFile);
        await using (var file = new FileStream(PasswordFile, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        await using (var text = new StreamWriter(file))
            await text.WriteAsync(password.AsMemory(), stop);
        await Do(programs["postgres"], $"CREATE ROLE {Role} LOGIN CREATEDB PASSWORD '{password}'\n", "--single", "-D", unfinished, "postgres");

        // Only now is it a cluster: a half-made one is never taken for one.
        Directory.Move(unfinished, Data);

        async Task Do(string program, string input, params string[] arguments)
        {
            var (exitCode, output) = await ChildProcess.Run(AsOwner(program, arguments), input, stop);
            if (exitCode != 0)
                throw new SetUpException($"the private database cannot be created: {output}");
        }
    }

    /// <summary>Does a server run on this cluster? A pid file that a crash left behind does not count.</summary>
    public bool IsRunning => PidFile() is { } lines && IsServer(lines[0]);

    /// <summary>The port of the running server, once it takes connections; null where none runs.</summary>
    public async Task<int?> RunningPort(CancellationToken stop)
    {
        while (PidFile() is { } lines)
        {
            if (!IsServer(lines[0]))
            {
                // PostgreSQL would refuse to start over it if a stranger now has that process id.
                File.Delete(Path.Combine(Data, PidName));
                return null;
            }
            if (lines.Length >= 8 && lines[7].Trim() == "ready")
                return int.Parse(lines[3], CultureInfo.InvariantCulture);
            await Task.Delay(50, stop);
        }
        return null;
    }

    private string[]? PidFile()
    {
        try
        {
            return File.ReadAllLines(Path.Combine(Data, PidName)) is { Length: > 0 } lines ? lines : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private bool IsServer(string pid)
    {
        // A server works inside its data directory.
        try
        {
            return File.ReadAllText($"/proc/{pid}/cwd/{PidName}") == File.ReadAllText(Path.Combine(Data, PidName));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
