using System.Text.Json.Nodes;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>The deadline passed: the case goes on without the body's explanation.</summary>
public sealed class RecordMissingExplanation(HearingsDb db) : IProcessHandler
{
    /// <summary>The name by which procedures call it.</summary>
    public const string Name = "record-missing-explanation";

    /// <inheritdoc/>
    public async Task<JsonObject?> Handle(HandlerCall call, CancellationToken cancel)
    {
        var @case = await db.Cases.SingleAsync(c => c.Id == call.Instance.CaseId, cancel);
        @case.RecordMissingExplanation(call.Now);
        db.Record(call.Actor, call.Now, "ExplanationMissed", @case.Id, @case.BodyId, @case.RoundId);
        return new JsonObject { ["explained"] = false };
    }
}
