using Hearings.Access;
using Hearings.Cases;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Evidence;

/// <summary>
/// Somebody of the Commission or an officer of the body puts the files of a form into a case. With
/// <paramref name="IsAdmitted"/> the secretary or the chair admits them at once.
/// </summary>
public sealed record AttachDocuments(string Reference, DocumentKind Kind, string? Title, bool IsInternal, bool IsAdmitted, Guid Files);

/// <summary>Runs <see cref="AttachDocuments"/>.</summary>
public sealed class AttachDocumentsHandler(HearingsDb db, CaseFiles files, TimeProvider time)
{
    /// <summary>Who of the Commission may put documents into cases.</summary>
    public static readonly Role[] OfCommission = [Role.Secretary, Role.Chair, Role.Member];

    /// <summary>Whether this person may add documents to the case now.</summary>
    public static bool Allows(HearingCase @case, Actor actor) =>
        @case.Status != CaseStatus.Closed && actor.Sees(@case.BodyId) && actor.IsAny([.. OfCommission, .. Roles.OfBody]);

    /// <summary>Adds the documents. Refused without files, and for a closed case. Officers' documents are never internal.</summary>
    public Task<IReadOnlyList<CaseDocument>> Handle(AttachDocuments command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require([.. OfCommission, .. Roles.OfBody]);
        var @case = await db.Cases.SingleOrDefaultAsync(c => c.Reference == command.Reference, cancel);
        if (@case is null || !actor.Sees(@case.BodyId)) throw new RuleViolation("NotFound");
        if (@case.Status == CaseStatus.Closed) throw new RuleViolation("DocumentsClosed", @case.Reference);
        if (command.Title?.Length > CaseDocument.LongestTitle) throw new RuleViolation("DocumentTitle", CaseDocument.LongestTitle) { Field = "Title" };
        var documents = await files.Attach(@case, command.Files, command.Kind, command.Title, command.IsInternal && actor.SeesAllBodies, actor, cancel);
        if (documents.Count == 0) throw new RuleViolation("NoFiles") { Field = "Files" };
        if (command.IsAdmitted && ExamineDocumentHandler.Allows(actor))
            foreach (var document in documents) document.Examine(true, null, actor, time.GetUtcNow());
        return documents;
    }, cancel);
}
