namespace Hearings.Bpmn.Tests;

/// <summary>Where the files of the project lie, found from the test's own place upward.</summary>
internal static class Files
{
    public static string Root { get; } = Find();

    public static string Workflow(string name) => Path.Combine(Root, "workflows", name);

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Hearings.sln"))) directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("Hearings.sln is not above the tests.");
    }
}
