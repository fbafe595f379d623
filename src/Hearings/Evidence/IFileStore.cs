namespace Hearings.Evidence;

/// <summary>
/// The edge: where the bytes of files lie. A content is first written under the key of its arrival, then kept under its
/// SHA-256; equal contents are kept once. Every failure of the storage is an <see cref="IOException"/> or an
/// <see cref="UnauthorizedAccessException"/>, and nothing half-written is ever kept.
/// </summary>
public interface IFileStore
{
    /// <summary>Opens a new arrival for writing; disposing the stream puts the bytes on the disk.</summary>
    Stream Begin(Guid arrival);

    /// <summary>Opens an arrival that has been written, for looking into it; the stream can seek.</summary>
    Stream Look(Guid arrival);

    /// <summary>Keeps an arrival under its SHA-256 (64 small hexadecimal figures).</summary>
    void Keep(Guid arrival, string sha256);

    /// <summary>Throws an arrival away; nothing happens where it has been kept or never was.</summary>
    void Drop(Guid arrival);

    /// <summary>Opens a kept content; the stream can seek. Where it is missing: <see cref="FileNotFoundException"/>.</summary>
    Stream Open(string sha256);

    /// <summary>The size of a kept content; null where it is missing.</summary>
    long? SizeOf(string sha256);

    /// <summary>The SHA-256 of every kept content.</summary>
    IEnumerable<string> Kept();

    /// <summary>Removes a kept content for good.</summary>
    void Remove(string sha256);

    /// <summary>Removes arrivals that are older than this by the storage's own clock: what a stopped program left behind.</summary>
    void DropOlderThan(TimeSpan age);
}
