using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;

namespace Hearings.Evidence;

/// <summary>Somebody takes a document back, with the reason; it stays in the case, marked as withdrawn.</summary>
public sealed record WithdrawDocument(string Reference, int Number, string Reason);

/// <summary>Runs <see cref="WithdrawDocument"/>.</summary>
public sealed class WithdrawDocumentHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Whether this person may withdraw it: who put it there, or the secretary for a document put in by mistake.</summary>
    public static bool Allows(Guid? attachedBy, Actor actor) => actor.Is(Role.Secretary) || (actor.UserId is not null && actor.UserId == attachedBy);

    /// <summary>Marks it as withdrawn. Refused to whoever may not, once it is withdrawn, and in a closed case.</summary>
    public Task Handle(WithdrawDocument command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        var (document, file, @case) = await CaseFiles.Find(db, command.Reference, command.Number, actor, cancel);
        if (!Allows(document.AttachedBy, actor)) throw new RuleViolation("DocumentNotYours", document.Title);
        var now = time.GetUtcNow();
        document.Withdraw(command.Reason, actor, now);
        if (file.IsInternal) db.Record(actor, now, "InternalDocumentWithdrawn", @case.Id, @case.BodyId, @case.RoundId, new { number = document.Number });
        else db.Record(actor, now, "DocumentWithdrawn", @case.Id, @case.BodyId, @case.RoundId, new { title = document.Title, reason = document.Withdrawal });
    }, cancel);
}
