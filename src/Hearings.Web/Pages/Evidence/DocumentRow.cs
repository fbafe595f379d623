using Hearings.Access;
using Hearings.Database;
using Hearings.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Evidence;

/// <summary>A document of a case as lists show it.</summary>
public sealed record DocumentRow(CaseDocument Document, StoredFile File, string? AttachedBy, string? ExaminedBy, string? WithdrawnBy)
{
    /// <summary>The documents of a case that this person may read, in their order.</summary>
    public static Task<List<DocumentRow>> Of(HearingsDb db, Guid caseId, Actor actor) => Query(db, db.CaseDocuments.Where(d => d.CaseId == caseId), actor).ToListAsync();

    /// <summary>One document of a case; null where there is none for this person.</summary>
    public static Task<DocumentRow?> Of(HearingsDb db, Guid caseId, int number, Actor actor) =>
        Query(db, db.CaseDocuments.Where(d => d.CaseId == caseId && d.Number == number), actor).SingleOrDefaultAsync();

    private static IQueryable<DocumentRow> Query(HearingsDb db, IQueryable<CaseDocument> documents, Actor actor)
    {
        var (all, own) = (actor.SeesAllBodies, actor.BodyId);
        return documents.AsNoTracking().Join(db.StoredFiles, d => d.FileId, f => f.Id, (d, f) => new { d, f })
            .Where(x => x.f.IsInternal ? all && (own == null || x.f.BodyId != own) : all || x.f.BodyId == own)
            .OrderBy(x => x.d.Number)
            .Select(x => new DocumentRow(x.d, x.f,
                db.Users.Where(u => u.Id == x.d.AttachedBy).Select(u => u.Name).FirstOrDefault(),
                db.Users.Where(u => u.Id == x.d.ExaminedBy).Select(u => u.Name).FirstOrDefault(),
                db.Users.Where(u => u.Id == x.d.WithdrawnBy).Select(u => u.Name).FirstOrDefault()));
    }
}
