using System.Text.Json.Nodes;
using Hearings.Database;
using Hearings.Evidence;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Search;

/// <summary>
/// Reads the text of a stored file in the background, so that it can be found: nobody waits for a great PDF, and one that
/// cannot be read harms nothing. Running it again reads nothing twice.
/// </summary>
public sealed class ReadText(HearingsDb db, IFileStore store) : IEffect
{
    /// <summary>The effect's name.</summary>
    public const string Name = "read-text";

    /// <summary>Asks for it, in the transaction that stores the file; nothing is asked for a picture.</summary>
    internal static void Ask(HearingsDb db, StoredFile file)
    {
        if (FileWords.CanRead(file.ContentType)) db.Enqueue(Name, file.Id.ToString(), new JsonObject { ["file"] = file.Id.ToString() }, file.StoredAt);
    }

    /// <inheritdoc/>
    public async Task Run(EffectCall call, CancellationToken cancel)
    {
        var id = Guid.Parse((string)call.Data["file"]!);
        var file = await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == id, cancel);
        if (await db.FileTexts.AnyAsync(t => t.FileId == id, cancel)) return;
        var (text, fault) = Read(file, cancel);
        db.FileTexts.Add(new FileText { FileId = id, Text = text, Fault = fault, ReadAt = call.Now });
        await db.SaveChangesAsync(cancel);
    }

    private (string Text, string? Fault) Read(StoredFile file, CancellationToken cancel)
    {
        // A content that the store cannot give is tried again; one that is no proper file will not become one.
        using var content = store.Open(file.Sha256);
        try
        {
            return (FileWords.Read(file.ContentType, content, cancel), null);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or IOException or OutOfMemoryException))
        {
            return ("", $"{fault.GetType().Name}: {fault.Message}");
        }
    }
}
