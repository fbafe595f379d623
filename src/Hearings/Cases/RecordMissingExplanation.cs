using System.Text.Json.Nodes;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;

namespace Hearings.Cases;

/// <summary>The deadline passed: the case goes on without the body's explanation.</summary>
public sealed class RecordMissingExplanation(HearingsDb db) : IProcessHandler
{
    /// <summary>The name by which procedures call it.</summary>
    public const string Name = "record-missing-explanation";

    /// <inheritdoc/>
    public async Task<JsonObject?> Handle(HandlerCall call, CancellationToken cancel)
    {
        // In a batch of timers it is here already.
        var @case = await db.Cases.FindAsync([call.Instance.CaseId], cancel) ?? throw new InvalidOperationException($"The process {call.Instance.Id} has no case.");
        @case.RecordMissingExplanation(call.Now);
        db.Record(call.Actor, call.Now, "ExplanationMissed", @case.Id, @case.BodyId, @case.RoundId);
        return new JsonObject { ["explained"] = false };
    }
}
