using System.Diagnostics;
using System.Globalization;

namespace Hearings.Cli.Soak;

/// <summary>
/// A clock that jumps: the machine's, put off by what a file says. All processes of a soak read the same file. What waits by it
/// waits a twentieth of the time, so that a handler that hangs is given up in seconds.
/// </summary>
internal sealed class SoakClock(string folder) : TimeProvider
{
    private const int Hurry = 20;
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(25);
    private readonly string _file = Path.Combine(folder, "clock");
    private readonly Lock _lock = new();
    private TimeSpan _offset;
    private long _read;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            if (_read == 0 || Stopwatch.GetElapsedTime(_read) > Fresh)
            {
                if (File.Exists(_file)) _offset = TimeSpan.FromTicks(long.Parse(File.ReadAllText(_file), CultureInfo.InvariantCulture));
                _read = Stopwatch.GetTimestamp();
            }
            return base.GetUtcNow() + _offset;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Short(dueTime), Short(period));

    private static TimeSpan Short(TimeSpan pause) => pause > TimeSpan.Zero ? pause / Hurry : pause;

    /// <summary>Jumps, forward or back.</summary>
    public void Jump(TimeSpan by)
    {
        var next = _file + ".next";
        File.WriteAllText(next, (_offset + by).Ticks.ToString(CultureInfo.InvariantCulture));
        File.Move(next, _file, overwrite: true);
        lock (_lock) _read = 0;
        GetUtcNow();
    }
}
