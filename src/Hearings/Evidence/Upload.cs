using System.Buffers;
using System.Security.Cryptography;

namespace Hearings.Evidence;

/// <summary>
/// A file on its way in: streamed to the store under a temporary name while it is measured and hashed, then looked into.
/// What speaks against it is kept in <see cref="Refused"/>, so that the rest of its form can still be read. Thrown away
/// when disposed, unless kept.
/// </summary>
public sealed class Upload : IDisposable
{
    private readonly IFileStore _store;

    private Upload(IFileStore store, string name) => (_store, Name) = (store, FileName.Clean(name));

    /// <summary>Its key.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>Its name, made harmless.</summary>
    public string Name { get; }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>The SHA-256 of its content.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>What its content is.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Why it cannot be taken; null where it can.</summary>
    public RuleViolation? Refused { get; private set; }

    /// <summary>What the storage said where it failed, for the program's log.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Receives a file to its end. A failure of the sender is thrown; one of the storage is in <see cref="Refused"/>.</summary>
    public static async Task<Upload> Receive(IFileStore store, string name, Stream content, CancellationToken cancel = default)
    {
        var upload = new Upload(store, name);
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        Stream? file = null;
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
            {
                // What is refused is still read to its end: the fields of the form may come after it.
                upload.Size += read;
                if (upload.Size > FileLimits.FileSize) upload.Refused ??= new RuleViolation("FileTooLarge", upload.Name, FileLimits.Size(FileLimits.FileSize));
                if (upload.Refused is not null) continue;
                hash.AppendData(buffer, 0, read);
                await upload.OnStore(async () => await (file ??= store.Begin(upload.Id)).WriteAsync(buffer.AsMemory(0, read), cancel));
            }
            if (upload.Size == 0) upload.Refused = new RuleViolation("FileEmpty", upload.Name);
            upload.Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            if (file is not null) await upload.OnStore(async () => await file.DisposeAsync());
            file = null;
            if (upload.Refused is null) await upload.OnStore(upload.LookInside);
            return upload;
        }
        catch
        {
            if (file is not null) await upload.OnStore(async () => await file.DisposeAsync());
            upload.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Keeps its content under its SHA-256.</summary>
    /// <exception cref="RuleViolation">It was refused, or the storage fails.</exception>
    public async Task Keep()
    {
        if (Refused is null) await OnStore(() =>
        {
            _store.Keep(Id, Sha256);
            return Task.CompletedTask;
        });
        if (Refused is not null) throw Refused;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _store.Drop(Id);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The daily sweep removes what is left.
            Fault ??= fault;
        }
    }

    private Task LookInside()
    {
        using var content = _store.Look(Id);
        try
        {
            ContentType = FileKind.Of(Name, content).ContentType;
        }
        catch (RuleViolation refused)
        {
            Refused = refused;
        }
        return Task.CompletedTask;
    }

    private async Task OnStore(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Fault ??= fault;
            Refused ??= new RuleViolation(IsFull(fault) ? "StorageFull" : "StorageUnavailable", Name);
        }
    }

    // ENOSPC and EDQUOT, as .NET passes them on under Linux.
    private static bool IsFull(Exception fault) => fault.HResult is 28 or 122;
}
