using Hearings.Access;
using Hearings.Bodies;
using Hearings.Database;
using Hearings.Monitoring;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Import;

/// <summary>What a round is to be, beside its measurements.</summary>
public sealed record RoundFacts(string Code, Trilingual Title, decimal Threshold, bool Fictional, string? Source);

/// <summary>Imports files: bodies first, then the measurements as a round, which is published where that is asked for.</summary>
public sealed record RunImport(ImportFiles Files, int Year, RoundFacts Round, bool Publish);

/// <summary>What came of an import.</summary>
/// <param name="Content">What the files hold; where it has problems, nothing was stored.</param>
/// <param name="Bodies">What became of the register.</param>
/// <param name="RoundId">The round; null where the files hold no measurements.</param>
/// <param name="CasesOpened">How many cases were opened; null where the round stays a draft.</param>
public sealed record Imported(ImportContent Content, ImportedBodies Bodies, Guid? RoundId = null, int? CasesOpened = null);

/// <summary>Runs <see cref="RunImport"/>, and looks at files without storing anything.</summary>
public sealed class RunImportHandler(HearingsDb db, ImportBodiesHandler bodies, ImportRoundHandler rounds, PublishRoundHandler publish)
{
    /// <summary>Reads the files and tells what an import would do to the register.</summary>
    public async Task<Imported> Preview(ImportFiles files, int year, CancellationToken cancel = default)
    {
        var known = await db.Bodies.AsNoTracking().ToDictionaryAsync(b => b.Code, StringComparer.Ordinal, cancel);
        var content = files.Read(year, known.Keys.ToHashSet(StringComparer.Ordinal));
        var added = content.Bodies.Count(b => !known.ContainsKey(b.Code));
        var changed = content.Problems.Count > 0 ? 0 : content.Bodies.Count(b => known.TryGetValue(b.Code, out var there) && there.Update(b));
        return new(content, new ImportedBodies(added, changed, content.Bodies.Count - added - changed));
    }

    /// <summary>Imports all or nothing: with any problem in the files nothing is stored, and the problems are returned.</summary>
    public Task<Imported> Handle(RunImport command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Analyst);
        var known = await db.Bodies.Select(b => b.Code).ToListAsync(cancel);
        var content = command.Files.Read(command.Year, known.ToHashSet(StringComparer.Ordinal));
        if (content.Problems.Count > 0) return new Imported(content, new ImportedBodies(0, 0, 0));
        var register = await bodies.Handle(new ImportBodies(content.Bodies), actor, cancel);
        if (content.Scores is not { } scores) return new Imported(content, register);
        var round = command.Round;
        var id = await rounds.Handle(
            new ImportRound(round.Code, round.Title, command.Year, round.Threshold, round.Fictional, round.Source, scores), actor, cancel);
        return new Imported(content, register, id, command.Publish ? await publish.Handle(new PublishRound(id), actor, cancel) : null);
    }, cancel);
}
