using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>All recommendations' remediations have ended: the case can be closed, or is heard again.</summary>
public sealed class EndRemediation(HearingsDb db) : ProcessHandler<EndRemediation.Input, EndRemediation.Output>
{
    /// <summary>The name by which procedures call it.</summary>
    public const string Name = "end-remediation";

    /// <summary>How each remediation ended: remedied, unremedied, or neither; none where nothing was recommended.</summary>
    public sealed record Input(IReadOnlyList<string?>? Results = null);

    /// <summary>Whether any was not remedied, so that the case is heard again.</summary>
    public sealed record Output(bool Unremedied);

    /// <inheritdoc/>
    protected override async Task<Output> Handle(Input input, HandlerCall call, CancellationToken cancel)
    {
        var @case = await db.Cases.SingleAsync(c => c.Id == call.Instance.CaseId, cancel);
        var results = input.Results ?? [];
        var (unremedied, level) = (results.Contains("unremedied"), @case.EscalationLevel);
        @case.EndRemediation(unremedied, results.Contains("remedied"));
        db.Record(call.Actor, call.Now, unremedied ? "RemediationFailed" : "RemediationEnded", @case.Id, @case.BodyId, @case.RoundId,
            new { results, unremedied = results.Count(r => r == "unremedied"), level = @case.EscalationLevel, levelBefore = level });
        return new Output(unremedied);
    }
}
