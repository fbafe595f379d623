using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Hearings.Benchmarks.Bpmn;

/// <summary>npm's bpmn-engine, measured by bench.js in a process of its own.</summary>
public static class BpmnEngine
{
    /// <summary>Instances a second for each way of running the file: parsing, parsed-once, parsed-once-state.</summary>
    public static async Task<Dictionary<string, double>> Measure(string folder, string file, double seconds)
    {
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) await Run("npm", ["ci", "--no-audit", "--no-fund", "--silent"], folder);
        var output = await Run("node", ["bench.js", file, seconds.ToString(CultureInfo.InvariantCulture)], folder);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)
            .ToDictionary(l => (string)l["way"]!, l => (double)l["perSecond"]!);
    }

    private static async Task<string> Run(string program, string[] arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
