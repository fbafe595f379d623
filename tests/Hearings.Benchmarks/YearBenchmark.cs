using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hearings.Simulation;

namespace Hearings.Benchmarks;

/// <summary>
/// <c>bench year [BODIES…]</c>: a simulated year from the files to the printed reports for 100, 300 and 1,000 synthetic
/// bodies, half of which are called; wall time, its parts, time a case, memory.
/// </summary>
public static class YearBenchmark
{
    /// <summary>Measures and prints the figures.</summary>
    public static async Task Run(string[] arguments)
    {
        int[] sizes = arguments.Length > 0 ? [.. arguments.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [100, 300, 1000];
        foreach (var bodies in sizes)
        {
            var folder = Directory.CreateTempSubdirectory("hearings-bench-year-");
            try
            {
                var (register, scores) = (Path.Combine(folder.FullName, "bodies.csv"), Path.Combine(folder.FullName, "scores.csv"));
                await File.WriteAllTextAsync(register, Register(bodies));
                await File.WriteAllTextAsync(scores, Scores(bodies));
                var start = new ProcessStartInfo(SourceTree.Executable("Hearings.Cli"),
                    ["year", "--bodies", register, "--scores", scores, "--year", "2025", "--fictional", "--out", folder.FullName]) { RedirectStandardOutput = true };
                using var year = Process.Start(start)!;
                _ = await year.StandardOutput.ReadToEndAsync();
                await year.WaitForExitAsync();
                if (year.ExitCode != 0) throw new InvalidOperationException($"The year of {bodies} bodies ended with {year.ExitCode}.");
                Tell(bodies, YearSummary.Read(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "summary.json"))));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private static void Tell(int bodies, YearSummary year)
    {
        var parts = year.Parts.ToLookup(p => p.Name.StartsWith("20", StringComparison.Ordinal) ? "months" : p.Name, p => p.Seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{bodies:N0} bodies, {year.Counts["cases"]:N0} cases: {year.Seconds:0.0} s ({string.Join(", ", parts.Select(p => $"{p.Key} {p.Sum():0.0}"))}), "
            + $"{1000 * year.Seconds / year.Counts["cases"]:0} ms a case, {year.Rows.Values.Sum():N0} rows, {year.PeakMemory / 1e6:0} MB at most"));
    }

    private static string Register(int bodies)
    {
        var csv = new StringBuilder("code,name_kk,name_ru,name_en,kind\n");
        for (var b = 1; b <= bodies; b++)
            csv.Append(CultureInfo.InvariantCulture, $"B{b:00000},Синтетикалық орган № {b},Синтетический орган № {b},Synthetic Body No. {b},agency\n");
        return csv.ToString();
    }

    // Every second body is without fault.
    private static string Scores(int bodies)
    {
        var csv = new StringBuilder("body,indicator,dimension,language,value\n");
        for (var b = 1; b <= bodies; b++)
            for (var i = 1; i <= 5; i++)
                foreach (var dimension in (string[])["completeness", "currency"])
                    foreach (var language in (string[])["kk", "ru"])
                        csv.Append(CultureInfo.InvariantCulture, $"B{b:00000},i{i},{dimension},{language},{(b % 2 == 0 ? 100 : (b * 37 + i * 13 + dimension.Length + language[0]) % 5 * 25)}\n");
        return csv.ToString();
    }
}
