using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;

namespace Hearings.Recommendations;

/// <summary>The term for an answer passed: evidence is asked without one.</summary>
public sealed class RecordMissingAnswer(HearingsDb db) : ProcessHandler<Nothing, Nothing>
{
    /// <summary>The name by which procedures call it.</summary>
    public const string Name = "record-missing-answer";

    /// <inheritdoc/>
    protected override async Task<Nothing> Handle(Nothing input, HandlerCall call, CancellationToken cancel)
    {
        var move = new RemediationMove(await RemediationDesk.Load(db, call.Instance.SubjectId!.Value, cancel), call.Now, db, call.Actor);
        move.Addressee.MissAnswer(call.Now);
        move.Record("AnswerMissed");
        return input;
    }
}
