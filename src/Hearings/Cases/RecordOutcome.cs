using System.Text.Json.Nodes;
using Hearings.Access;

namespace Hearings.Cases;

/// <summary>The chair records how the hearing ended, with reasons and, where there is one, the recommendation's text.</summary>
public sealed record RecordOutcome(Guid TaskId, Outcome Outcome, Trilingual Reasons, Trilingual Recommendation)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "record-outcome";
}

/// <summary>Runs <see cref="RecordOutcome"/>.</summary>
public sealed class RecordOutcomeHandler(CaseDesk desk)
{
    /// <summary>Records the outcome: postponed leads to another hearing, the others close the case.</summary>
    public Task<HearingCase> Handle(RecordOutcome command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, RecordOutcome.Form, actor, move =>
        {
            move.Case.RecordOutcome(command.Outcome, command.Reasons, command.Recommendation, move.Now);
            move.Record("OutcomeRecorded", new
            {
                number = move.Case.LastHearing!.Number,
                outcome = command.Outcome.ToString(),
                reasons = command.Reasons,
                recommendation = move.Case.LastHearing.Recommendation,
            });
            return Task.FromResult(new JsonObject { ["outcome"] = Variable(command.Outcome) });
        }, cancel);

    private static string Variable(Outcome outcome) => outcome switch
    {
        Outcome.NoAction => "no-action",
        Outcome.Recommendations => "recommendations",
        _ => "postponed",
    };
}
