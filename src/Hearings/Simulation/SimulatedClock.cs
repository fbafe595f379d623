namespace Hearings.Simulation;

/// <summary>A clock that only the simulation moves, and only forward.</summary>
public sealed class SimulatedClock(DateTimeOffset begins) : TimeProvider
{
    private DateTimeOffset _now = begins;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Goes on to a moment; stays where that has passed.</summary>
    public void Reach(DateTimeOffset moment)
    {
        if (moment > _now) _now = moment;
    }
}
