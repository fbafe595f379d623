using System.Text.Json.Nodes;
using Hearings.Access;

namespace Hearings.Cases;

/// <summary>Records how the hearing ended, with the Commission's reasons; the sitting's decision on the case's item runs it.</summary>
public sealed record RecordOutcome(Guid TaskId, Outcome Outcome, Trilingual Reasons)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "record-outcome";
}

/// <summary>Runs <see cref="RecordOutcome"/>.</summary>
public sealed class RecordOutcomeHandler(CaseDesk desk)
{
    /// <summary>
    /// Records the outcome: postponed leads to another hearing, the others wait for the minutes. These are refused where the
    /// case still follows a version of its procedure that ended with the hearing: it is moved to the newest one first.
    /// </summary>
    public Task<HearingCase> Handle(RecordOutcome command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, RecordOutcome.Form, Recorder(actor), move =>
        {
            if (command.Outcome != Outcome.Postponed && !move.Definition.Elements.ContainsKey(CaseProcedure.Minutes)) throw new RuleViolation("ProcedureOutdated", move.Case.Reference);
            move.Case.RecordOutcome(command.Outcome, command.Reasons, move.Now);
            move.Record("OutcomeRecorded", new { number = move.Case.LastHearing!.Number, outcome = command.Outcome.ToString(), reasons = command.Reasons });
            return Task.FromResult(new JsonObject
            {
                ["outcome"] = Variable(command.Outcome),
                // A case that began under the first version of its procedure does not carry it yet.
                ["caseReference"] = move.Case.Reference,
            });
        }, cancel);

    // The first version gave this task to the chair; what the Commission decided is the secretary's to record in either.
    private static Actor Recorder(Actor actor) => actor.Is(Role.Secretary) ? actor with { Roles = [.. actor.Roles, Role.Chair] } : actor;

    private static string Variable(Outcome outcome) => outcome switch
    {
        Outcome.NoAction => "no-action",
        Outcome.Recommendations => "recommendations",
        _ => "postponed",
    };
}
