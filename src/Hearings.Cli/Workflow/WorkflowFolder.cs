using Hearings.Bpmn;

namespace Hearings.Cli.Workflow;

/// <summary>The files that lie beside a file: a call may lead to a process of one of them.</summary>
internal static class WorkflowFolder
{
    /// <summary>The texts of the other BPMN files of its folder; what cannot be read is passed over.</summary>
    public static IReadOnlyList<string> Beside(string file)
    {
        try
        {
            var path = Path.GetFullPath(file);
            return [.. Directory.GetFiles(Path.GetDirectoryName(path)!, "*.bpmn").Where(f => f != path).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The ids of the processes of these texts.</summary>
    public static IEnumerable<string> Processes(IEnumerable<string> texts) => texts.SelectMany(BpmnReader.ProcessIds);
}
