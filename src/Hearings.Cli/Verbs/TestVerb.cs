using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Hearings.Cli.Verbs;

/// <summary><c>hearings test</c>: every test project, one after the other, and one closing line for all of them.</summary>
public static class TestVerb
{
    // Twice what it may take: a machine that is slow today still gets a verdict.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(40);

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var verb = new Command("test", "Run every test; further arguments, such as -class '*Pdf*', go to the test programs")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        verb.SetAction((parsed, stop) => Run(parsed.UnmatchedTokens, stop));
        return verb;
    }

    private static async Task<int> Run(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var projects = Directory.GetDirectories(Path.Combine(SourceTree.Root, "tests"), "*Tests")
            .Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Limit);
        var total = new Tally(0, 0, 0);
        var notes = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var project in projects)
            total += await RunProject(project, arguments, notes, limit.Token);

        foreach (var (status, tests) in notes.OrderBy(note => note.Key == "skipped" ? 0 : 1))
            Console.WriteLine($"\n{status}:\n  {string.Join("\n  ", tests)}");
        Console.WriteLine();
        Console.WriteLine($"{total.Passed} passed, {total.Failed} failed{(total.Skipped > 0 ? $", {total.Skipped} skipped" : "")}");
        return total.Failed == 0 && total.Passed > 0 ? 0 : 1;
    }

    private static async Task<Tally> RunProject(
        string project, IReadOnlyList<string> arguments, IDictionary<string, List<string>> notes, CancellationToken stop)
    {
        var results = Path.Combine(SourceTree.Root, ".build", "results", project + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(results)!);
        File.Delete(results);
        string[] own = ["-result-ctrf", results, .. Console.IsOutputRedirected ? ["-noColor"] : Array.Empty<string>()];
        using var tests = Process.Start(new ProcessStartInfo(SourceTree.Executable(project), [.. own, .. arguments]))!;
        try
        {
            await tests.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            tests.Kill(entireProcessTree: true);
            Console.WriteLine($"{project}: stopped before its end (limit {Limit.TotalMinutes:0} minutes)");
            return new Tally(0, 1, 0);
        }
        if (!File.Exists(results))
        {
            Console.WriteLine($"{project}: left no results, exit code {tests.ExitCode}");
            return new Tally(0, 1, 0);
        }
        var tally = Read(results, project, notes);
        // A fixture that fails to clean up fails no test, yet the program's exit code tells of it.
        return tests.ExitCode != 0 && tally.Failed == 0 ? tally with { Failed = 1 } : tally;
    }

    // What failed or was skipped is named again at the end, where it is found without reading the whole run.
    private static Tally Read(string results, string project, IDictionary<string, List<string>> notes)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(results));
        var report = document.RootElement.GetProperty("results");
        foreach (var test in report.GetProperty("tests").EnumerateArray())
            if (test.GetProperty("status").GetString() is { } status and not "passed")
            {
                if (!notes.TryGetValue(status, out var tests))
                    notes.Add(status, tests = []);
                tests.Add($"{project}: {test.GetProperty("name")}: {Text("message", "no reason given")}{Text("trace", "")}");

                string Text(string name, string otherwise) =>
                    (test.TryGetProperty(name, out var text) ? text.GetString() : otherwise) is { Length: > 0 } said
                        ? (name == "trace" ? "\n    " : "") + said.ReplaceLineEndings("\n    ") : "";
            }
        var summary = report.GetProperty("summary");
        int Count(string name) => summary.GetProperty(name).GetInt32();
        return new Tally(Count("passed"), Count("failed") + Count("other"), Count("skipped"));
    }

    private sealed record Tally(int Passed, int Failed, int Skipped)
    {
        public static Tally operator +(Tally a, Tally b) =>
            new(a.Passed + b.Passed, a.Failed + b.Failed, a.Skipped + b.Skipped);
    }
}
