using System.Text.Json.Nodes;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>All recommendations' remediations have ended: the case can be closed, or is heard again.</summary>
public sealed class EndRemediation(HearingsDb db) : IProcessHandler
{
    /// <summary>The name by which procedures call it.</summary>
    public const string Name = "end-remediation";

    /// <inheritdoc/>
    public async Task<JsonObject?> Handle(HandlerCall call, CancellationToken cancel)
    {
        var @case = await db.Cases.SingleAsync(c => c.Id == call.Instance.CaseId, cancel);
        var results = (call.Variables["results"] as JsonArray ?? []).Select(r => r?.ToString()).ToList();
        var (unremedied, level) = (results.Contains("unremedied"), @case.EscalationLevel);
        @case.EndRemediation(unremedied, results.Contains("remedied"));
        db.Record(call.Actor, call.Now, unremedied ? "RemediationFailed" : "RemediationEnded", @case.Id, @case.BodyId, @case.RoundId,
            new { results, unremedied = results.Count(r => r == "unremedied"), level = @case.EscalationLevel, levelBefore = level });
        return new JsonObject { ["unremedied"] = unremedied };
    }
}
