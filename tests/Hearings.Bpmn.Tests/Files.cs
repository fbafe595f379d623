namespace Hearings.Bpmn.Tests;

/// <summary>Where the files of the project lie, found from the test's own place upward.</summary>
internal static class Files
{
    public static string Root { get; } = Find();

    public static string Workflow(string name) => Path.Combine(Root, "workflows", name);

    /// <summary>A procedure as it once was, kept so that running cases can be moved from it.</summary>
    public static string Version(string name) => Path.Combine(Root, "tests", "Hearings.Bpmn.Tests", "Versions", name);

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Hearings.sln"))) directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("Hearings.sln is not above the tests.");
    }
}
