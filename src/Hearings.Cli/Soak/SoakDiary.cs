namespace Hearings.Cli.Soak;

/// <summary>
/// What a node saw, line by line in a file of its own: written outside the database, so that a loss would show, and on the disk
/// before anything else happens, so that a kill takes at most the last line.
/// </summary>
internal sealed class SoakDiary(string folder)
{
    /// <summary>A file was refused, named by the rule that refused it.</summary>
    public const string DiskFull = "StorageFull";

    /// <summary>A handler hung, and its node gave it up.</summary>
    public const string HandlerGivenUp = nameof(HandlerGivenUp);

    private readonly Lock _writing = new();
    private readonly string _file = Path.Combine(folder, $"diary-{Environment.ProcessId}");

    /// <summary>Writes a line about something: what happened stands last.</summary>
    public void Write(object about, string happened)
    {
        lock (_writing) File.AppendAllText(_file, $"{about} {happened}\n");
    }

    /// <summary>The lines of every node.</summary>
    public static IEnumerable<string> Lines(string folder) => Directory.GetFiles(folder, "diary-*").SelectMany(File.ReadLines);

    /// <summary>How often something happened.</summary>
    public static int Count(string folder, string happened) => Lines(folder).Count(line => line.EndsWith(' ' + happened, StringComparison.Ordinal));
}
