using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Calendar;
using Hearings.Notices;
using Hearings.Texts;

namespace Hearings.Recommendations;

/// <summary>The chair gives more time, or does not, with reasons.</summary>
public sealed record DecideExtension(Guid TaskId, bool Granted, string? Reasons)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "decide-extension";
}

/// <summary>Runs <see cref="DecideExtension"/>.</summary>
public sealed class DecideExtensionHandler(RemediationDesk desk, OfficerNotices notices)
{
    /// <summary>Granted, it moves the due date and asks for the evidence anew until then.</summary>
    public Task<Addressee> Handle(DecideExtension command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, DecideExtension.Form, actor, async move =>
        {
            var extension = move.Addressee.DecideExtension(command.Granted, command.Reasons, actor, LocalTime.DateOf(move.Now), move.Now);
            move.Record(command.Granted ? "ExtensionGranted" : "ExtensionRefused", new { until = extension.Until, dueOn = move.Addressee.DueOn, reasons = extension.Decision });
            await notices.Tell(move, "ExtensionDecided", $"{extension.Id:N}", new
            {
                recommendation = move.Recommendation.Reference,
                decision = NoticeDraft.InAll(() => Text.Of(extension.Status)),
                dueOn = move.Addressee.DueOn,
                reasons = extension.Decision ?? "",
            }, cancel);
            return command.Granted
                ? new JsonObject { ["granted"] = true, ["dueOn"] = BeginRemediation.IsoDay(extension.Until) }
                : new JsonObject { ["granted"] = false };
        }, cancel);
}
