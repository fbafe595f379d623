using Hearings.Access;

namespace Hearings.Sittings;

/// <summary>The secretary opens a called sitting, at its hour.</summary>
public sealed record OpenSitting(Guid SittingId, int? Seen = null);

/// <summary>Runs <see cref="OpenSitting"/>.</summary>
public sealed class OpenSittingHandler(SittingDesk desk)
{
    /// <summary>Opens it; from now on presence, votes and decisions are recorded.</summary>
    public Task<Sitting> Handle(OpenSitting command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, move =>
        {
            move.Sitting.Open(move.Now);
            move.Record("SittingOpened");
            return Task.FromResult(move.Sitting);
        }, [Role.Secretary], cancel);
}
