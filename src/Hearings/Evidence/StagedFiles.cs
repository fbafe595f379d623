using Hearings.Access;
using Hearings.Database;
using Hearings.Search;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Evidence;

/// <summary>
/// The files of a form that has not been sent yet. To take files in your own form:
/// <list type="number">
/// <item>the page carries <c>[TakesFiles]</c>, its <c>PostForm</c> is marked <c>Files</c>, and in it stands
/// <c>&lt;StagedFiles Label="…" @bind-Value="Form.FileKey" /&gt;</c>, bound to
/// <c>public Guid FileKey { get; set; } = Guid.CreateVersion7();</c> of the form's entry;</item>
/// <item>files are staged before the form's own handler runs; where the person only adds or removes files, it does not run;</item>
/// <item>the command gets that key and calls <see cref="Take"/> in its transaction, which gives the files to store ids of.
/// A refused command takes nothing, and the form shows the files again.</item>
/// </list>
/// </summary>
public sealed class StagedFiles(HearingsDb db, TimeProvider time)
{
    internal const long SweepLock = 0x48656172_46696C65;

    /// <summary>The files that wait in a form of this person, in the order in which they came.</summary>
    public Task<List<StagedFile>> List(Guid formKey, Actor actor, CancellationToken cancel = default) =>
        db.StagedFiles.AsNoTracking().Where(f => f.UserId == actor.UserId && f.FormKey == formKey).OrderBy(f => f.Number).ToListAsync(cancel);

    /// <summary>Adds a file to a form. Refused as <see cref="Upload.Refused"/> says, and where the form or the person has too many.</summary>
    public Task Add(Guid formKey, Upload upload, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        if (upload.Refused is { } refused) throw refused;
        if (formKey == Guid.Empty || actor.UserId is not { } person) throw new RuleViolation("NotFound");
        // The sweep removes contents that no row names; it waits until this row is there.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({SweepLock})", cancel);
        var waiting = db.StagedFiles.Where(f => f.UserId == person);
        var numbers = await waiting.Where(f => f.FormKey == formKey).Select(f => f.Number).ToListAsync(cancel);
        if (numbers.Count >= FileLimits.Files) throw new RuleViolation("FilesTooMany", upload.Name, FileLimits.Files);
        if (await waiting.SumAsync(f => f.Size, cancel) + upload.Size > FileLimits.Waiting) throw new RuleViolation("FilesTooMuch", upload.Name, FileLimits.Size(FileLimits.Waiting));
        await upload.Keep();
        db.StagedFiles.Add(new StagedFile
        {
            Id = upload.Id,
            FormKey = formKey,
            UserId = person,
            Number = numbers.DefaultIfEmpty(0).Max() + 1,
            Name = upload.Name,
            ContentType = upload.ContentType,
            Size = upload.Size,
            Sha256 = upload.Sha256,
            StagedAt = time.GetUtcNow(),
        });
    }, cancel);

    /// <summary>Takes a file out of a form; nothing happens where it is gone already.</summary>
    public Task Remove(Guid formKey, Guid file, Actor actor, CancellationToken cancel = default) =>
        db.StagedFiles.Where(f => f.Id == file && f.UserId == actor.UserId && f.FormKey == formKey).ExecuteDeleteAsync(cancel);

    /// <summary>
    /// Turns the form's files into stored ones; call it inside the command's transaction. They belong to the body, whose
    /// officers may then read them, unless they are internal.
    /// </summary>
    /// <returns>The stored files in the order in which they came; none where the form has none.</returns>
    public async Task<IReadOnlyList<StoredFile>> Take(Guid formKey, Actor actor, Guid? bodyId, bool isInternal = false, CancellationToken cancel = default)
    {
        if (formKey == Guid.Empty || actor.UserId is null) return [];
        var staged = await db.StagedFiles.Where(f => f.UserId == actor.UserId && f.FormKey == formKey).OrderBy(f => f.Number).ToListAsync(cancel);
        var stored = staged.ConvertAll(f => new StoredFile
        {
            Name = f.Name,
            ContentType = f.ContentType,
            Size = f.Size,
            Sha256 = f.Sha256,
            StoredAt = time.GetUtcNow(),
            UploadedBy = actor.UserId,
            BodyId = bodyId,
            IsInternal = isInternal,
        });
        db.StoredFiles.AddRange(stored);
        foreach (var file in stored) ReadText.Ask(db, file);
        db.StagedFiles.RemoveRange(staged);
        return stored;
    }
}
