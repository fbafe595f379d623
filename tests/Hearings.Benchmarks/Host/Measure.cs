using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Hearings.Benchmarks.Host;

/// <summary>How fast something goes, and how it is printed beside its limit.</summary>
internal static class Measure
{
    /// <summary>How many a second, done by this many clients at once.</summary>
    public static async Task<double> Rate<T>(IReadOnlyCollection<T> items, int clients, Func<T, Task> act)
    {
        var queue = new ConcurrentQueue<T>(items);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (queue.TryDequeue(out var item)) await act(item);
        })));
        return items.Count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>The 95th percentile in milliseconds where they are begun at a fixed rate, however long each takes.</summary>
    public static async Task<double> Paced<T>(IReadOnlyList<T> items, double perSecond, Func<T, Task> act)
    {
        var watch = Stopwatch.StartNew();
        var running = new List<Task<double>>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var begin = TimeSpan.FromSeconds(i / perSecond);
            if (begin - watch.Elapsed is { Ticks: > 0 } early) await Task.Delay(early);
            var item = items[i];
            running.Add(Task.Run(async () =>
            {
                await act(item);
                return (watch.Elapsed - begin).TotalMilliseconds;
            }));
        }
        return P95([.. await Task.WhenAll(running)]);
    }

    /// <summary>The 95th percentile.</summary>
    public static double P95(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? 0 : values[Math.Min(values.Count - 1, (int)(values.Count * 0.95))];
    }

    /// <summary>How long it took, in seconds.</summary>
    public static async Task<double> Seconds(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Prints a figure beside its limit.</summary>
    public static void Print(string what, double measured, string unit, bool holds, string limit) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{(holds ? "holds" : "MISSED"),-7} {what,-64} {measured,10:0.##} {unit,-4} limit {limit}"));

    /// <summary>Prints a figure that has no limit of its own.</summary>
    public static void Say(string what, double measured, string unit) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{"",-7} {what,-64} {measured,10:0.##} {unit}"));
}
