namespace Hearings;

/// <summary>Advisory locks on files, shared with the <c>flock</c> command; the kernel lets go of a dead process's locks.</summary>
public static class FileLock
{
    /// <summary>Takes the lock if it is free; null if it is not.</summary>
    /// <param name="exclusive">Alone, or shared with others who share.</param>
    public static FileStream? TryTake(string path, bool exclusive)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, exclusive ? FileShare.None : FileShare.Read);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Takes the lock, waiting for it at most <paramref name="limit"/>.</summary>
    /// <exception cref="SetUpException">Another process kept it for longer.</exception>
    public static async Task<FileStream> Take(string path, bool exclusive, TimeSpan limit, CancellationToken stop)
    {
        for (var waited = TimeSpan.Zero; waited < limit; waited += Pause)
        {
            if (TryTake(path, exclusive) is { } taken)
                return taken;
            await Task.Delay(Pause, stop);
        }
        throw new SetUpException($"another process has held {path} for {limit.TotalSeconds:0} seconds; is one hanging?");
    }

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
}
