using System.Text.Json.Nodes;
using Hearings.Database;
using Hearings.Workflow;

namespace Hearings.Recommendations;

/// <summary>A due date was missed: drafts what comes next, for a person to confirm.</summary>
public sealed class DraftNextStep(HearingsDb db) : IProcessHandler
{
    /// <summary>The name by which procedures call it.</summary>
    public const string Name = "draft-next-step";

    /// <inheritdoc/>
    public async Task<JsonObject?> Handle(HandlerCall call, CancellationToken cancel)
    {
        var move = new RemediationMove(await RemediationDesk.Load(db, call.Instance.SubjectId!.Value, cancel), call.Now, db, call.Actor);
        var step = move.Addressee.DraftNextStep(call.Now);
        move.Record("NextStepDrafted", new { step = step.Kind.ToString(), dueOn = step.DueOn });
        return new JsonObject { ["step"] = Variable(step.Kind) };
    }

    private static string Variable(NextStepKind kind) => kind switch
    {
        NextStepKind.Reminder => "reminder",
        NextStepKind.LetterToHead => "letter",
        _ => "agenda-item",
    };
}
