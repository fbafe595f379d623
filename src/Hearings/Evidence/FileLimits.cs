using System.Globalization;
using Hearings.Texts;

namespace Hearings.Evidence;

/// <summary>How much may be handed in. Limits of this program, not of law.</summary>
public static class FileLimits
{
    /// <summary>The greatest size of one file: 50 MB.</summary>
    public const long FileSize = 50L * 1024 * 1024;

    /// <summary>The most files of one form.</summary>
    public const int Files = 20;

    /// <summary>The most that one person may have waiting in unfinished forms: 1 GB.</summary>
    public const long Waiting = 1024L * 1024 * 1024;

    /// <summary>The greatest request: ten files of the greatest size and what is typed beside them. More goes in several steps.</summary>
    public const long Request = 10 * FileSize + 8 * 1024 * 1024;

    /// <summary>How long files wait for their form to be sent.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromDays(1);

    /// <summary>A size as people read it, such as "1.4 MB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => Text.Get("Evidence.Bytes", bytes),
        < 1024 * 1024 => Text.Get("Evidence.Kilobytes", Number(bytes / 1024m)),
        _ => Text.Get("Evidence.Megabytes", Number(bytes / 1024m / 1024m)),
    };

    private static string Number(decimal value) => value.ToString(value < 10 ? "0.#" : "N0", CultureInfo.CurrentCulture);
}
