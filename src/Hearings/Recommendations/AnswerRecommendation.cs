using System.Text.Json.Nodes;
using Hearings.Access;

namespace Hearings.Recommendations;

/// <summary>The body accepts a recommendation, accepts it in part, or refuses it; the last two with reasons.</summary>
public sealed record AnswerRecommendation(Guid TaskId, AnswerKind Answer, string? Reasons)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "answer-recommendation";

    /// <summary>The answer as the procedure knows it.</summary>
    internal static string Variable(AnswerKind answer) => answer switch
    {
        AnswerKind.Accepted => "accepted",
        AnswerKind.InPart => "in-part",
        _ => "refused",
    };
}

/// <summary>Runs <see cref="AnswerRecommendation"/>.</summary>
public sealed class AnswerRecommendationHandler(RemediationDesk desk)
{
    /// <summary>Stores the answer: a refusal goes to the Commission, everything else leads to evidence.</summary>
    public Task<Addressee> Handle(AnswerRecommendation command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, AnswerRecommendation.Form, actor, move =>
        {
            move.Addressee.Reply(command.Answer, command.Reasons, move.Now);
            move.Record("RecommendationAnswered", new { answer = command.Answer.ToString(), reasons = move.Addressee.AnswerReasons });
            return Task.FromResult(new JsonObject { ["answer"] = AnswerRecommendation.Variable(command.Answer) });
        }, cancel);
}
