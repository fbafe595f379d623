using Hearings.Access;

namespace Hearings.Sittings;

/// <summary>The chair corrects approved minutes: the sealed text stays, the correction gets the next number.</summary>
public sealed record CorrectMinutes(Guid SittingId, Trilingual Text, Trilingual Reason);

/// <summary>Runs <see cref="CorrectMinutes"/>.</summary>
public sealed class CorrectMinutesHandler(SittingDesk desk)
{
    /// <summary>Adds the correction.</summary>
    public Task<MinutesCorrection> Handle(CorrectMinutes command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, null, async move =>
        {
            var minutes = await EditMinutesHandler.Load(move, cancel);
            var correction = minutes.Correct(command.Text, command.Reason, actor.UserId, move.Now);
            move.Record("MinutesCorrected", new { number = correction.Number, text = correction.Text, reason = correction.Reason });
            return correction;
        }, [Role.Chair], cancel);
}
