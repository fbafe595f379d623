using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Evidence;

/// <summary>Proves that every file that a record names is in the store, whole.</summary>
public static class FileChecks
{
    private const int Page = 1000;
    private const int Most = 500;

    /// <summary>Findings about contents that are missing or have another size than their files.</summary>
    public static async Task<IReadOnlyList<Finding>> Check(HearingsDb db, IFileStore store, CancellationToken cancel = default)
    {
        var findings = new List<Finding>();
        for (var after = Guid.Empty; findings.Count < Most;)
        {
            var page = await db.StoredFiles.AsNoTracking().Where(f => f.Id > after).OrderBy(f => f.Id).Take(Page)
                .Select(f => new { f.Id, f.Name, f.Sha256, f.Size }).ToListAsync(cancel);
            if (page.Count == 0) break;
            after = page[^1].Id;
            findings.AddRange(page.Select(f => (File: f, Size: store.SizeOf(f.Sha256))).Where(x => x.Size != x.File.Size)
                .Select(x => new Finding("FileContent", $"{x.File.Name} ({x.File.Id})", x.Size is { } size ? $"{size} bytes instead of {x.File.Size}" : "missing")));
        }
        return findings;
    }
}
