using System.CommandLine;
using System.Diagnostics;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings bench</c>: measures the program on this machine; arguments go to the benchmarks as they are.</summary>
public static class BenchVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var verb = new Command("bench", "Measure speed on this machine; further arguments go to tests/Hearings.Benchmarks")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        verb.SetAction(async (parsed, stop) =>
        {
            using var benchmarks = Process.Start(
                new ProcessStartInfo(SourceTree.Executable("Hearings.Benchmarks"), parsed.UnmatchedTokens))!;
            await benchmarks.WaitForExitAsync(stop);
            return benchmarks.ExitCode;
        });
        return verb;
    }
}
