using Hearings.Database;
using Hearings.Workflow;

namespace Hearings.Recommendations;

/// <summary>
/// A due date was missed: drafts what comes next, for a person to confirm. Answers with the error <c>no-step-left</c> where
/// every step for this due date has been drafted.
/// </summary>
public sealed class DraftNextStep(HearingsDb db) : ProcessHandler<Nothing, DraftNextStep.Output>
{
    /// <summary>The name by which procedures call it.</summary>
    public const string Name = "draft-next-step";

    /// <summary>What was drafted: reminder, letter or agenda-item.</summary>
    public sealed record Output(string Step);

    /// <inheritdoc/>
    protected override async Task<Output> Handle(Nothing input, HandlerCall call, CancellationToken cancel)
    {
        var move = new RemediationMove(await RemediationDesk.Load(db, call.Instance.SubjectId!.Value, cancel), call.Now, db, call.Actor);
        var step = Draft(move.Addressee, call.Now);
        move.Record("NextStepDrafted", new { step = step.Kind.ToString(), dueOn = step.DueOn });
        return new Output(Variable(step.Kind));
    }

    // A part that is asked for again for the same due date comes by here with its steps used up: an end, not a fault.
    private static NextStep Draft(Addressee addressee, DateTimeOffset at)
    {
        try
        {
            return addressee.DraftNextStep(at);
        }
        catch (RuleViolation none) when (none.Rule == "NoStepLeft")
        {
            throw new HandlerError("no-step-left", none.Message);
        }
    }

    private static string Variable(NextStepKind kind) => kind switch
    {
        NextStepKind.Reminder => "reminder",
        NextStepKind.LetterToHead => "letter",
        _ => "agenda-item",
    };
}
