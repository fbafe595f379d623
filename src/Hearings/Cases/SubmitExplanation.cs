using System.Text.Json.Nodes;
using Hearings.Access;

namespace Hearings.Cases;

/// <summary>The body explains why its figures are below the threshold.</summary>
public sealed record SubmitExplanation(Guid TaskId, string Text)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "submit-explanation";
}

/// <summary>Runs <see cref="SubmitExplanation"/>.</summary>
public sealed class SubmitExplanationHandler(CaseDesk desk)
{
    /// <summary>Stores the explanation; the case goes on to preparation.</summary>
    public Task<HearingCase> Handle(SubmitExplanation command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, SubmitExplanation.Form, actor, move =>
        {
            move.Case.Explain(command.Text, move.Now);
            move.Record("ExplanationSubmitted", new { text = move.Case.Explanation });
            return Task.FromResult(new JsonObject { ["explained"] = true });
        }, cancel);
}
