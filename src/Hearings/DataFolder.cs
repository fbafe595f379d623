namespace Hearings;

/// <summary>Where the program keeps what outlives it: the private database cluster and stored files.</summary>
public static class DataFolder
{
    /// <summary>
    /// <c>HEARINGS_DATA</c> where it is set; <c>/var/lib/hearings</c> for root, whose home the <c>postgres</c> user may
    /// not enter; <c>.data</c> of the checkout, else <c>~/.local/share/hearings</c>, for everyone else.
    /// </summary>
    public static string Path
    {
        get
        {
            if (Environment.GetEnvironmentVariable("HEARINGS_DATA") is { Length: > 0 } chosen)
                return System.IO.Path.GetFullPath(chosen);
            if (Environment.IsPrivilegedProcess)
                return "/var/lib/hearings";
            if (SourceTree.Folder is { } root)
                return System.IO.Path.Combine(root, ".data");
            var share = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return System.IO.Path.Combine(share, "hearings");
        }
    }
}
