using Hearings.Access;

namespace Hearings.Sittings;

/// <summary>The secretary closes a sitting.</summary>
public sealed record EndSitting(Guid SittingId, int? Seen = null);

/// <summary>Runs <see cref="EndSitting"/>.</summary>
public sealed class EndSittingHandler(SittingDesk desk)
{
    /// <summary>Closes it; refused where an item is neither decided nor put off, with those items named.</summary>
    public Task<Sitting> Handle(EndSitting command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, move =>
        {
            move.Sitting.End(move.Now);
            move.Record("SittingEnded");
            return Task.FromResult(move.Sitting);
        }, [Role.Secretary], cancel);
}
