using System.Text.Json.Nodes;
using Hearings.Access;

namespace Hearings.Recommendations;

/// <summary>The chair insists on a recommendation that the body refused, or releases the body from it.</summary>
public sealed record ConsiderRefusal(Guid TaskId, bool Insist, string Reasons)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "consider-refusal";
}

/// <summary>Runs <see cref="ConsiderRefusal"/>.</summary>
public sealed class ConsiderRefusalHandler(RemediationDesk desk, OfficerNotices notices)
{
    /// <summary>Insisting asks for evidence until the same due date; releasing ends the body's part.</summary>
    public Task<Addressee> Handle(ConsiderRefusal command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, ConsiderRefusal.Form, actor, async move =>
        {
            move.Addressee.ConsiderRefusal(command.Insist, command.Reasons, actor, move.Now);
            move.Record(command.Insist ? "RefusalOverruled" : "BodyReleased", new { reasons = move.Addressee.RefusalDecision });
            await notices.TellEnd(move, cancel);
            return command.Insist ? new JsonObject { ["decision"] = "insist" } : new JsonObject { ["decision"] = "release", ["result"] = "released" };
        }, cancel);
}
