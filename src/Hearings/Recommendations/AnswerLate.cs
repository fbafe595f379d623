using System.Text.Json.Nodes;
using Hearings.Access;

namespace Hearings.Recommendations;

/// <summary>The body answers after its term, while evidence is asked already: the answer is taken and marked late.</summary>
public sealed record AnswerLate(Guid AddresseeId, AnswerKind Answer, string? Reasons);

/// <summary>Runs <see cref="AnswerLate"/>.</summary>
public sealed class AnswerLateHandler(RemediationDesk desk)
{
    /// <summary>The message by which a late refusal stops the asking for evidence until the Commission has considered it.</summary>
    public const string RefusedLate = "refused-late";

    /// <summary>Stores the answer. In time it is given by the task for it, and refused here.</summary>
    public Task<Addressee> Handle(AnswerLate command, Actor actor, CancellationToken cancel = default) =>
        desk.Move(command.AddresseeId, actor, [Role.Signer], move =>
        {
            if (move.Addressee.Status == AddresseeStatus.Answer)
                throw new RuleViolation("AddresseeStatus", move.Recommendation.Reference, move.Addressee.Status, AddresseeStatus.Evidence);
            move.Addressee.Reply(command.Answer, command.Reasons, move.Now);
            move.Record("RecommendationAnsweredLate", new { answer = command.Answer.ToString(), reasons = move.Addressee.AnswerReasons });
            return Task.FromResult<(string, JsonObject)?>(command.Answer == AnswerKind.Refused ? (RefusedLate, new JsonObject { ["answer"] = "refused" }) : null);
        }, cancel);
}
