using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;

namespace Hearings.Recommendations;

/// <summary>The procedure of a body's part outside a case was ended before its time: so is the part.</summary>
public sealed class WithdrawPart(HearingsDb db, OfficerNotices notices) : ICancellation
{
    /// <inheritdoc/>
    public async Task Cancel(InstanceRecord instance, string reason, Actor actor, DateTimeOffset at, CancellationToken cancel)
    {
        var part = await RemediationDesk.Load(db, instance.SubjectId!.Value, cancel);
        part.End(AddresseeStatus.Withdrawn, at);
        var move = new RemediationMove(part, at, db, actor);
        move.Record("PartWithdrawn", new { reference = part.Recommendation.Reference, reason });
        await notices.TellEnd(move, cancel);
    }
}
