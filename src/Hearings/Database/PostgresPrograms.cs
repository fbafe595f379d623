using System.Globalization;
using System.Text.RegularExpressions;

namespace Hearings.Database;

/// <summary>The PostgreSQL server programs installed on this machine.</summary>
/// <param name="Folder">Holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</param>
/// <param name="Major">15 or more.</param>
public sealed partial record PostgresPrograms(string Folder, int Major)
{
    /// <summary>The oldest version that the schema runs on.</summary>
    public const int OldestMajor = 15;

    /// <summary>Finds the newest, or the given major version: on the PATH and where Debian keeps its versions.</summary>
    /// <exception cref="SetUpException">There is none.</exception>
    public static PostgresPrograms Find(int? major = null)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return path.Concat(versions.Select(version => Path.Combine(version, "bin")))
            .Select(At).OfType<PostgresPrograms>()
            .Where(found => major is null ? found.Major >= OldestMajor : found.Major == major)
            .MaxBy(found => found.Major)
            ?? throw new SetUpException(major is null
                ? $"PostgreSQL {OldestMajor} or newer is not installed (initdb, pg_ctl and postgres were looked for): run ./hearings up, or set HEARINGS_DB"
                : $"the private database was created by PostgreSQL {major}, which is no longer installed: install it again, or set HEARINGS_DB");
    }

    /// <summary>The full path of one of the programs.</summary>
    public string this[string program] => Path.Combine(Folder, program);

    private static PostgresPrograms? At(string folder)
    {
        var initdb = new FileInfo(Path.Combine(folder, "initdb"));
        if (!initdb.Exists)
            return null;
        // A link on the PATH stands beside one or two of the programs only.
        var real = (initdb.ResolveLinkTarget(returnFinalTarget: true) ?? initdb).FullName;
        var home = Path.GetDirectoryName(real)!;
        if (!File.Exists(Path.Combine(home, "pg_ctl")) || !File.Exists(Path.Combine(home, "postgres")))
            return null;
        var start = new System.Diagnostics.ProcessStartInfo(real, ["--version"]) { RedirectStandardOutput = true };
        using var process = ChildProcess.Start(start);
        var version = MajorVersion().Match(process.StandardOutput.ReadToEnd());
        return version.Success ? new(home, int.Parse(version.Value, CultureInfo.InvariantCulture)) : null;
    }

    [GeneratedRegex(@"(?<=\s)\d+")]
    private static partial Regex MajorVersion();
}
