using Hearings.Bodies;
using Hearings.Monitoring;

namespace Hearings.Import;

/// <summary>The files of one import, any of which may be absent.</summary>
/// <param name="Bodies">The register of bodies.</param>
/// <param name="Scores">The measurements.</param>
/// <param name="Profile">How both are laid out; null for the native layout.</param>
public sealed record ImportFiles(ImportFile? Bodies, ImportFile? Scores, ImportFile? Profile)
{
    /// <summary>
    /// Reads all files in one pass and lists every problem, in the order of the files. Where there is any, nothing may be
    /// imported.
    /// </summary>
    /// <param name="year">The round's year.</param>
    /// <param name="known">The codes of the bodies that are there already.</param>
    public ImportContent Read(int year, IReadOnlySet<string> known)
    {
        var problems = new List<Problem>();
        var profile = Profile is null ? Import.Profile.Native : Import.Profile.Read(Profile, problems);
        if (profile is null) return new([], null, problems);

        var bodies = Bodies is not null && CsvTable.Read(Bodies, problems) is { } register
            ? BodiesFile.Read(register, profile.Bodies ?? Import.Profile.Native.Bodies!, known, problems)
            : [];
        var all = known.Concat(bodies.Select(b => b.Code)).ToHashSet(StringComparer.Ordinal);
        var scores = Scores is not null && CsvTable.Read(Scores, problems) is { } table
            ? ScoresFile.Read(table, profile.Scores ?? Import.Profile.Native.Scores!, year, all, problems)
            : null;
        return new(bodies, scores, problems);
    }
}

/// <summary>What the files of an import hold.</summary>
public sealed record ImportContent(IReadOnlyList<Body> Bodies, ScoresContent? Scores, IReadOnlyList<Problem> Problems)
{
    private readonly Lazy<IReadOnlyDictionary<string, Result>> _results = new(() => (Scores?.Measurements ?? [])
        .GroupBy(m => m.Body, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => Result.Of(Guid.Empty, Guid.Empty, g.Select(m => m.In(Guid.Empty, Guid.Empty))), StringComparer.Ordinal));

    /// <summary>The results that the measurements give, by the codes of their bodies; nothing is stored.</summary>
    public IReadOnlyDictionary<string, Result> Results => _results.Value;

    /// <summary>How many values are unknown.</summary>
    public int Unknown => Results.Values.Sum(r => r.Unknown);

    /// <summary>The part of all values that is known, in percent; null where there are none.</summary>
    public decimal? Coverage => Scores is not { Measurements.Count: > 0 and var all } ? null : 100m * (all - Unknown) / all;

    /// <summary>How many bodies a threshold calls.</summary>
    public int Below(decimal threshold) => Results.Values.Count(r => r.IsBelow(threshold));
}
