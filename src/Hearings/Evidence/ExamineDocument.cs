using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;

namespace Hearings.Evidence;

/// <summary>The secretary or the chair decides whether a document is admitted to the case; a refusal says why.</summary>
public sealed record ExamineDocument(string Reference, int Number, bool IsAdmissible, string? Reason);

/// <summary>Runs <see cref="ExamineDocument"/>.</summary>
public sealed class ExamineDocumentHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Whether this person decides on documents.</summary>
    public static bool Allows(Actor actor) => actor.IsSystem || actor.IsAny(Role.Secretary, Role.Chair);

    /// <summary>Records the decision. A refused document stays in sight as refused.</summary>
    public Task Handle(ExamineDocument command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair);
        var (document, file, @case) = await CaseFiles.Find(db, command.Reference, command.Number, actor, cancel);
        var now = time.GetUtcNow();
        document.Examine(command.IsAdmissible, command.Reason, actor, now);
        if (file.IsInternal) db.Record(actor, now, "InternalDocumentExamined", @case.Id, @case.BodyId, @case.RoundId, new { number = document.Number });
        else if (command.IsAdmissible) db.Record(actor, now, "DocumentAdmitted", @case.Id, @case.BodyId, @case.RoundId, new { title = document.Title, reason = document.Reason });
        else db.Record(actor, now, "DocumentRefused", @case.Id, @case.BodyId, @case.RoundId, new { title = document.Title, reason = document.Reason });
    }, cancel);
}
