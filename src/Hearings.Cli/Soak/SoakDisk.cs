using System.Diagnostics;

namespace Hearings.Cli.Soak;

/// <summary>The disk of a soak's file store: a small one of its own, where this user may mount one, filled to the last page and freed again.</summary>
internal sealed class SoakDisk : IAsyncDisposable
{
    private const int Page = 4096;
    private readonly bool _own;

    private SoakDisk(string folder, bool own) => (Folder, _own) = (folder, own);

    /// <summary>Where it is.</summary>
    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Mounts it; where that is not allowed, the folder is an ordinary one, which is never filled.</summary>
    public static async Task<SoakDisk> Mount(string folder, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        return new(folder, Environment.IsPrivilegedProcess && await Run("mount", ["-t", "tmpfs", "-o", "size=96m,mode=700", "soak", folder], stop));
    }

    /// <summary>Leaves no page free.</summary>
    /// <returns>Whether it is full now.</returns>
    public bool Fill()
    {
        if (!_own) return false;
        try
        {
            using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (var page = new byte[Page]; ;) ballast.Write(page);
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Gives it room again.</summary>
    public void Free() => File.Delete(Ballast);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_own) await Run("umount", ["--lazy", Folder], default);
    }

    private static async Task<bool> Run(string program, string[] arguments, CancellationToken stop) =>
        (await ChildProcess.Run(new ProcessStartInfo(program, arguments), "", stop)).ExitCode == 0;
}
