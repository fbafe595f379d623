using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hearings.Bpmn;

namespace Hearings.Cli.Workflow;

/// <summary><c>workflow run</c>: a rehearsal of a process, told in JSON lines.</summary>
internal static class WorkflowRun
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Exit code 0; 1 where the file is refused (the lint goes to <paramref name="errors"/>); 2 at an impossible step.</summary>
    public static int Run(string file, string vars, string? stepsFile, bool holdServices, string? processId, TextWriter output, TextWriter errors)
    {
        if (WorkflowLint.Read(file, errors) is not { } xml) return 1;
        var beside = WorkflowFolder.Beside(file);
        var known = WorkflowFolder.Processes(beside).ToList();
        var result = BpmnReader.Read(xml, known);
        if (!result.Ok)
        {
            foreach (var problem in result.Problems) errors.WriteLine(file + problem);
            return 1;
        }
        try
        {
            var process = processId is null ? result.Definitions.Main : result.Definitions.Find(processId)
                ?? throw new ProcessException($"{file} has no process '{processId}'; it has {string.Join(", ", result.Definitions.Processes)}.");
            var variables = JsonNode.Parse(vars, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject ?? throw new ProcessException("--vars must be a JSON object.");
            var callable = beside.SelectMany(text => BpmnReader.Read(text, known.Append(process.Id)).Definitions.Processes);
            var rehearsal = new Rehearsal(new Definitions([.. result.Definitions.Processes, .. callable]), process, variables, holdServices, line => Write(new JsonObject
            {
                ["event"] = line.Event.ToString().ToLowerInvariant(),
                ["element"] = line.Element,
                ["n"] = line.N,
            }));
            rehearsal.Start();
            foreach (var step in Steps(stepsFile)) rehearsal.Take(step);
            Write(new JsonObject
            {
                ["state"] = rehearsal.State,
                ["waiting"] = new JsonArray([.. rehearsal.Waiting.Select(w => JsonValue.Create(w))]),
                ["variables"] = rehearsal.Variables,
            });
            return 0;
        }
        catch (Exception e) when (e is ProcessException or JsonException or IOException or UnauthorizedAccessException)
        {
            output.Flush();
            errors.WriteLine(e.Message.ReplaceLineEndings(" "));
            return 2;
        }

        void Write(JsonObject line) => output.WriteLine(line.ToJsonString(Json));
    }

    private static IEnumerable<string> Steps(string? file) => file switch
    {
        null => [],
        "-" => Lines(Console.In),
        _ => File.ReadLines(file).Where(IsStep),
    };

    private static IEnumerable<string> Lines(TextReader input)
    {
        while (input.ReadLine() is { } line)
            if (IsStep(line)) yield return line;
    }

    private static bool IsStep(string line) => line.AsSpan().Trim() is { Length: > 0 } text && text[0] != '#';
}
