using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Calendar;

namespace Hearings.Recommendations;

/// <summary>The body asks for more time, until a working day.</summary>
public sealed record AskExtension(Guid AddresseeId, DateOnly Until, string Reasons);

/// <summary>Runs <see cref="AskExtension"/>.</summary>
public sealed class AskExtensionHandler(RemediationDesk desk, CurrentCalendar calendar)
{
    /// <summary>The message by which the procedure hears of it.</summary>
    public const string ExtensionAsked = "extension-asked";

    /// <summary>Stores the request; the chair is asked to decide. Refused after the due date.</summary>
    public Task<Addressee> Handle(AskExtension command, Actor actor, CancellationToken cancel = default) =>
        desk.Move(command.AddresseeId, actor, [Role.Signer], async move =>
        {
            var extension = move.Addressee.AskExtension(
                command.Until, command.Reasons, actor.UserId!.Value, await calendar.Get(cancel), LocalTime.DateOf(move.Now), move.Now);
            move.Record("ExtensionAsked", new { until = extension.Until, reasons = extension.Reasons });
            return (ExtensionAsked, new JsonObject());
        }, cancel);
}
