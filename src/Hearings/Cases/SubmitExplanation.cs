using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Evidence;

namespace Hearings.Cases;

/// <summary>The body explains why its figures are below the threshold; <paramref name="Files"/> is the key of the form's files.</summary>
public sealed record SubmitExplanation(Guid TaskId, string Text, Guid Files = default)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "submit-explanation";
}

/// <summary>Runs <see cref="SubmitExplanation"/>.</summary>
public sealed class SubmitExplanationHandler(CaseDesk desk, CaseFiles files)
{
    /// <summary>Stores the explanation with its files; the case goes on to preparation.</summary>
    public Task<HearingCase> Handle(SubmitExplanation command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, SubmitExplanation.Form, actor, async move =>
        {
            move.Case.Explain(command.Text, move.Now);
            move.Record("ExplanationSubmitted", new { text = move.Case.Explanation });
            await files.Attach(move.Case, command.Files, DocumentKind.Explanation, null, isInternal: false, actor, cancel);
            return new JsonObject { ["explained"] = true };
        }, cancel);
}
