using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Evidence;

/// <summary>Removes what nobody claimed: files of forms that were never sent, and contents that no record names.</summary>
public sealed class SweepFiles(HearingsDb db, IFileStore store) : IRecurring
{
    /// <inheritdoc/>
    public async Task Run(RecurringCall call, CancellationToken cancel) => call.Say("Operations.FilesSwept", await Run(call.Now, cancel));

    /// <summary>
    /// Removes contents that no row names, then the rows that have waited too long; their contents go with the next run.
    /// So a content is only ever removed when the loss of its rows has been committed.
    /// </summary>
    /// <returns>How many contents were removed.</returns>
    public Task<int> Run(DateTimeOffset now, CancellationToken cancel = default) => db.Transact(async () =>
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({StagedFiles.SweepLock})", cancel);
        var removed = 0;
        foreach (var batch in store.Kept().Chunk(1000))
        {
            var named = await db.StoredFiles.Where(f => batch.Contains(f.Sha256)).Select(f => f.Sha256)
                .Union(db.StagedFiles.Where(f => batch.Contains(f.Sha256)).Select(f => f.Sha256)).ToHashSetAsync(cancel);
            foreach (var orphan in batch.Where(sha256 => !named.Contains(sha256)))
            {
                store.Remove(orphan);
                removed++;
            }
        }
        store.DropOlderThan(FileLimits.Wait);
        await db.StagedFiles.Where(f => f.StagedAt < now - FileLimits.Wait).ExecuteDeleteAsync(cancel);
        return removed;
    }, cancel);
}
