using Hearings.Access;
using Hearings.Audit;
using Hearings.Cases;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Evidence;

/// <summary>Puts the files of a form into a case.</summary>
public sealed class CaseFiles(HearingsDb db, StagedFiles staged, TimeProvider time)
{
    /// <summary>
    /// Takes every file of the form into the case, in the transaction of the command that calls it; each is an event.
    /// The title goes to the first; where it is empty, and for the others, a file's name is its title.
    /// </summary>
    /// <returns>The documents; none where the form has no files.</returns>
    public async Task<IReadOnlyList<CaseDocument>> Attach(
        HearingCase @case, Guid formKey, DocumentKind kind, string? title, bool isInternal, Actor actor, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        var documents = new List<CaseDocument>();
        var files = await staged.Take(formKey, actor, @case.BodyId, isInternal, cancel);
        if (files.Count == 0) return documents;
        // Two people may add documents at once; their numbers follow each other.
        await db.Database.ExecuteSqlAsync($"select 1 from hearing_case where id = {@case.Id} for update", cancel);
        var last = await db.CaseDocuments.Where(d => d.CaseId == @case.Id).MaxAsync(d => (int?)d.Number, cancel) ?? 0;
        for (var i = 0; i < files.Count; i++)
        {
            var name = Path.GetFileNameWithoutExtension(files[i].Name);
            var document = new CaseDocument
            {
                CaseId = @case.Id,
                Number = last + i + 1,
                FileId = files[i].Id,
                Kind = kind,
                Title = string.IsNullOrWhiteSpace(title) ? name : files.Count == 1 ? title.Trim() : Shortened($"{title.Trim()}: {name}"),
                AttachedBy = actor.UserId,
                AttachedAt = now,
            };
            documents.Add(document);
            db.CaseDocuments.Add(document);
            if (isInternal) db.Record(actor, now, "DocumentAttachedInternally", @case.Id, @case.BodyId, @case.RoundId, new { kind = kind.ToString() });
            else db.Record(actor, now, "DocumentAttached", @case.Id, @case.BodyId, @case.RoundId, new { kind = kind.ToString(), title = document.Title, file = files[i].Name, sha256 = files[i].Sha256 });
        }
        return documents;
    }

    /// <summary>A document of an open case that this person may read, with its file and its case, to change it.</summary>
    internal static async Task<(CaseDocument Document, StoredFile File, HearingCase Case)> Find(
        HearingsDb db, string reference, int number, Actor actor, CancellationToken cancel)
    {
        var found = await db.CaseDocuments.Join(db.Cases, d => d.CaseId, c => c.Id, (d, c) => new { Document = d, Case = c })
            .Where(x => x.Case.Reference == reference && x.Document.Number == number)
            .Join(db.StoredFiles, x => x.Document.FileId, f => f.Id, (x, f) => new { x.Document, x.Case, File = f }).SingleOrDefaultAsync(cancel);
        if (found is null || !found.File.IsFor(actor) || !actor.Sees(found.Case.BodyId)) throw new RuleViolation("NotFound");
        if (found.Case.Status == CaseStatus.Closed) throw new RuleViolation("DocumentsClosed", reference);
        return (found.Document, found.File, found.Case);
    }

    private static string Shortened(string title) => title.Length <= CaseDocument.LongestTitle ? title : title[..CaseDocument.LongestTitle];
}
