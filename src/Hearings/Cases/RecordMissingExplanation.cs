using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;

namespace Hearings.Cases;

/// <summary>The deadline passed: the case goes on without the body's explanation.</summary>
public sealed class RecordMissingExplanation(HearingsDb db) : ProcessHandler<Nothing, RecordMissingExplanation.Output>
{
    /// <summary>The name by which procedures call it.</summary>
    public const string Name = "record-missing-explanation";

    /// <summary>Whether the body explained itself.</summary>
    public sealed record Output(bool Explained);

    /// <inheritdoc/>
    protected override async Task<Output> Handle(Nothing input, HandlerCall call, CancellationToken cancel)
    {
        // In a batch of timers it is here already.
        var @case = await db.Cases.FindAsync([call.Instance.CaseId], cancel) ?? throw new InvalidOperationException($"The process {call.Instance.Id} has no case.");
        @case.RecordMissingExplanation(call.Now);
        db.Record(call.Actor, call.Now, "ExplanationMissed", @case.Id, @case.BodyId, @case.RoundId);
        return new Output(Explained: false);
    }
}
