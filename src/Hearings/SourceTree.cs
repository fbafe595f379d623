namespace Hearings;

/// <summary>The checkout that the running program was built in; an installed program has none.</summary>
public static class SourceTree
{
    /// <summary>Its root folder; null where there is no checkout.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Its root folder, for what cannot do without.</summary>
    /// <exception cref="SetUpException">The program does not run from a checkout.</exception>
    public static string Root => Folder ?? throw new SetUpException("this needs the source tree: run ./hearings in a checkout");

    /// <summary>The executable that the build made of <paramref name="project"/>, in this program's own configuration.</summary>
    public static string Executable(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        return Path.Combine(Root, ".build", "bin", project, configuration, project);
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Hearings.sln")))
                return folder.FullName;
        return null;
    }
}
