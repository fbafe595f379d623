using Hearings.Benchmarks;
using Hearings.Benchmarks.Bpmn;
using Hearings.Benchmarks.Host;

// ./hearings bench NAME [ARGUMENTS]: each prints what it measured, on this machine, in this run.
var benchmarks = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["pdf"] = PrintingBenchmark.Run,
    ["bpmn"] = BpmnBenchmark.Run,
    ["host"] = HostBenchmark.Run,
    ["year"] = YearBenchmark.Run,
};
if (args is [var name, ..] && benchmarks.TryGetValue(name, out var benchmark))
{
    await benchmark(args[1..]);
    return 0;
}
Console.Error.WriteLine($"hearings bench: choose one of {string.Join(", ", benchmarks.Keys)}");
return 1;
