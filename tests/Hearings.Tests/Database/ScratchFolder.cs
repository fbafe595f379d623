namespace Hearings.Tests.Database;

/// <summary>A folder that is gone after the test, open enough for another user's server to live inside.</summary>
public sealed class ScratchFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("hearings-").FullName;

    /// <summary>Makes it.</summary>
    public ScratchFolder() => File.SetUnixFileMode(Path,
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
