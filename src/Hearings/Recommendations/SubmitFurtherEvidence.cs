using Hearings.Access;

namespace Hearings.Recommendations;

/// <summary>An officer of the body signs a further version while the last one is being verified.</summary>
public sealed record SubmitFurtherEvidence(Guid AddresseeId, string Digest);

/// <summary>Runs <see cref="SubmitFurtherEvidence"/>.</summary>
public sealed class SubmitFurtherEvidenceHandler(RemediationDesk desk)
{
    /// <summary>Adds the version; the reviewer who has only seen the one before is told so and looks again.</summary>
    public Task<Addressee> Handle(SubmitFurtherEvidence command, Actor actor, CancellationToken cancel = default) =>
        desk.Move(command.AddresseeId, actor, [Role.Signer], move =>
        {
            // What the procedure asks for is submitted by its task.
            if (move.Addressee.Status == AddresseeStatus.Evidence)
                throw new RuleViolation("AddresseeStatus", move.Recommendation.Reference, move.Addressee.Status, AddresseeStatus.Verification);
            SubmitEvidenceHandler.Record(move, move.Addressee.Submit(command.Digest, actor.UserId!.Value, move.Now));
            return RemediationDesk.NoMessage;
        }, cancel);
}
