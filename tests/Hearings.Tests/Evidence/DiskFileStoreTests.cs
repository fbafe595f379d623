using Hearings.Evidence;
using Xunit;

namespace Hearings.Tests.Evidence;

/// <summary>Databases that share a folder do not share their files.</summary>
public sealed class DiskFileStoreTests : IDisposable
{
    private readonly string _chosen = Directory.CreateTempSubdirectory("hearings-files-").FullName;

    [Fact]
    public void What_one_database_keeps_another_neither_lists_nor_removes()
    {
        var (one, other) = (DiskFileStore.Of("demo", _chosen), DiskFileStore.Of("a/year", _chosen));
        var sha256 = Keep(one);
        Assert.Equal([sha256], one.Kept());
        Assert.Empty(other.Kept());
        other.DropOlderThan(TimeSpan.Zero);
        Assert.Equal(3, one.SizeOf(sha256));
    }

    [Fact]
    public void What_lies_in_the_chosen_folder_itself_is_read_and_never_swept()
    {
        var sha256 = Keep(new DiskFileStore(_chosen));
        var store = DiskFileStore.Of("demo", _chosen);
        Assert.Equal(3, store.SizeOf(sha256));
        using var content = store.Open(sha256);
        Assert.Equal(3, content.Length);
        Assert.Empty(store.Kept());
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_chosen, recursive: true);

    private static string Keep(DiskFileStore store)
    {
        var (arrival, sha256) = (Guid.CreateVersion7(), new string('a', 64));
        using (var stream = store.Begin(arrival)) stream.Write([1, 2, 3]);
        store.Keep(arrival, sha256);
        return sha256;
    }
}
