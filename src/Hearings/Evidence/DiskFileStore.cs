namespace Hearings.Evidence;

/// <summary>
/// Files in a folder: <c>arriving/</c> for what is being written, <c>ab/cd/abcd…</c> for what is kept. Written, brought
/// to the disk, then renamed, so that a name never stands for half a content. Several nodes share it by sharing the folder.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="earlier">A folder that is read where a content is not in the first, and never changed; null where there is none.</param>
public sealed class DiskFileStore(string folder, string? earlier = null) : IFileStore
{
    /// <summary>
    /// The store of one database. Databases that share the chosen folder have a folder each: what one of them does not name
    /// is not the other's to sweep away. Contents that lie in the chosen folder itself, from before, are still read.
    /// </summary>
    public static DiskFileStore Of(string database, string chosen) => new(FolderOf(database, chosen), chosen);

    /// <summary>Where the store of one database lies.</summary>
    public static string FolderOf(string database, string chosen) => Path.Combine(chosen, $"of-{Uri.EscapeDataString(database)}");

    /// <summary>The folder that <c>HEARINGS_FILES</c> names, else <c>files</c> in the data folder.</summary>
    public static string ChosenFolder =>
        Environment.GetEnvironmentVariable("HEARINGS_FILES") is { Length: > 0 } chosen ? Path.GetFullPath(chosen) : Path.Combine(DataFolder.Path, "files");

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string Arriving => Path.Combine(folder, "arriving");

    /// <inheritdoc/>
    public Stream Begin(Guid arrival)
    {
        Directory.CreateDirectory(Arriving, OwnerOnly | UnixFileMode.UserExecute);
        return new SyncedFile(Path.Combine(Arriving, arrival.ToString("N")), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous, UnixCreateMode = OwnerOnly,
        });
    }

    /// <inheritdoc/>
    public Stream Look(Guid arrival) => Read(Path.Combine(Arriving, arrival.ToString("N")));

    /// <inheritdoc/>
    public void Keep(Guid arrival, string sha256)
    {
        var target = PathOf(sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!, OwnerOnly | UnixFileMode.UserExecute);
        // Equal contents have equal names: replacing one by the other changes nothing for whoever reads it now.
        File.Move(Path.Combine(Arriving, arrival.ToString("N")), target, overwrite: true);
    }

    /// <inheritdoc/>
    public void Drop(Guid arrival)
    {
        if (Directory.Exists(Arriving)) File.Delete(Path.Combine(Arriving, arrival.ToString("N")));
    }

    /// <inheritdoc/>
    public Stream Open(string sha256) => Read(Found(sha256));

    /// <inheritdoc/>
    public long? SizeOf(string sha256) => new FileInfo(Found(sha256)) is { Exists: true } file ? file.Length : null;

    /// <inheritdoc/>
    public IEnumerable<string> Kept() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!).Where(IsSha256)
        : [];

    /// <inheritdoc/>
    public void Remove(string sha256) => File.Delete(PathOf(sha256));

    /// <inheritdoc/>
    public void DropOlderThan(TimeSpan age)
    {
        if (!Directory.Exists(Arriving)) return;
        foreach (var file in Directory.EnumerateFiles(Arriving))
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(file) > age) File.Delete(file);
    }

    private string Found(string sha256) =>
        earlier is not null && !File.Exists(PathOf(sha256)) && PathIn(earlier, sha256) is var older && File.Exists(older) ? older : PathOf(sha256);

    private string PathOf(string sha256) => PathIn(folder, sha256);

    // Never a name that somebody typed: only the figures of a hash make a path.
    private static string PathIn(string folder, string sha256) => IsSha256(sha256)
        ? Path.Combine(folder, sha256[..2], sha256[2..4], sha256)
        : throw new ArgumentException("Not a SHA-256 in small hexadecimal figures.", nameof(sha256));

    private static bool IsSha256(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private static FileStream Read(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous });
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new FileNotFoundException(missing.Message, missing);
        }
    }

    private sealed class SyncedFile(string path, FileStreamOptions options) : FileStream(path, options)
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && CanWrite) Flush(flushToDisk: true);
            base.Dispose(disposing);
        }

        public override async ValueTask DisposeAsync()
        {
            if (CanWrite)
            {
                await FlushAsync();
                Flush(flushToDisk: true);
            }
            await base.DisposeAsync();
        }
    }
}
