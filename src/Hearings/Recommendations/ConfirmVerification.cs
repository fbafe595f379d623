using System.Text.Json.Nodes;
using Hearings.Access;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>A second reviewer confirms that evidence was rightly accepted, or has it judged again.</summary>
public sealed record ConfirmVerification(Guid TaskId, bool Confirmed, string? Reasons)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "confirm-verification";
}

/// <summary>Runs <see cref="ConfirmVerification"/>.</summary>
public sealed class ConfirmVerificationHandler(RemediationDesk desk, OfficerNotices notices)
{
    /// <summary>Confirmed, the body's part ends as remedied; otherwise a reviewer judges the evidence again.</summary>
    public Task<Addressee> Handle(ConfirmVerification command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, ConfirmVerification.Form, actor, async move =>
        {
            var reviewer = await move.Db.Users.SingleAsync(u => u.Id == actor.UserId, cancel);
            var verification = move.Addressee.Confirm(command.Confirmed, command.Reasons, reviewer, move.Now);
            move.Record(command.Confirmed ? "AcceptanceConfirmed" : "AcceptanceNotConfirmed", new { reasons = verification.ConfirmationReasons });
            await notices.TellEnd(move, cancel);
            return command.Confirmed ? new JsonObject { ["confirmed"] = true, ["result"] = "remedied" } : new JsonObject { ["confirmed"] = false };
        }, cancel);
}
