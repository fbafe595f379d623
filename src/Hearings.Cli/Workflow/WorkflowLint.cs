using Hearings.Bpmn;

namespace Hearings.Cli.Workflow;

/// <summary><c>workflow lint</c>: every problem on a line of its own, <c>FILE(line,column): error rule: …</c>.</summary>
internal static class WorkflowLint
{
    /// <summary>Exit code 1 where a file cannot be read or run, else 0.</summary>
    public static int Run(string[] files, TextWriter output)
    {
        // A call may lead to a process of another file, given or lying beside, so first learn them all.
        var texts = files.Select(f => (File: f, Text: Read(f, output))).ToArray();
        var known = texts.Where(t => t.Text is not null).SelectMany(t => BpmnReader.ProcessIds(t.Text!))
            .Concat(files.SelectMany(f => WorkflowFolder.Processes(WorkflowFolder.Beside(f)))).ToHashSet();
        var refused = false;
        foreach (var (file, text) in texts)
        {
            if (text is null)
            {
                refused = true;
                continue;
            }
            var result = BpmnReader.Read(text, known);
            foreach (var problem in result.Problems) output.WriteLine(file + problem);
            refused |= !result.Ok;
            foreach (var process in result.Definitions.Processes)
            {
                var soundness = Soundness.Check(process);
                foreach (var problem in soundness.Problems) output.WriteLine(file + problem);
                output.WriteLine($"{file}: {process.Id}: {soundness}");
            }
        }
        return refused ? 1 : 0;
    }

    /// <summary>The text of a file; null, with a line of output, where it cannot be read.</summary>
    public static string? Read(string file, TextWriter output)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"{file}(1,1): error file: {e.Message}");
            return null;
        }
    }
}
