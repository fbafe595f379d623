using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Import;
using Hearings.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Monitoring;

/// <summary>Takes in one round's measurements; the round begins as a draft.</summary>
public sealed record ImportRound(
    string Code, Trilingual Title, int Year, decimal Threshold, bool Fictional, string? Source, ScoresContent Content)
{
    /// <summary>The title of a round that was given none, in all three languages: "Monitoring of 2014".</summary>
    public static Trilingual TitleOf(string period)
    {
        string In(Language language)
        {
            using (Languages.Use(language)) return Text.Get("Rounds.TitleOf", period);
        }
        return Trilingual.Of(In(Language.Kk), In(Language.Ru), In(Language.En));
    }
}

/// <summary>Runs <see cref="ImportRound"/>.</summary>
public sealed class ImportRoundHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>
    /// Stores the round, its measurements and its results. Refused where the code is taken: with the same figures they are
    /// already there, with others it needs another code.
    /// </summary>
    /// <returns>The round's key.</returns>
    public Task<Guid> Handle(ImportRound command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Analyst);
        var round = New(command);
        await db.Database.ExecuteSqlAsync($"lock table round in share row exclusive mode", cancel);
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Code == round.Code, cancel) is { } there)
            throw new RuleViolation(there.Fingerprint == round.Fingerprint ? "RoundSame" : "RoundExists", round.Code) { Field = nameof(Round.Code) };

        var bodies = await db.Bodies.Select(b => new { b.Code, b.Id }).ToDictionaryAsync(b => b.Code, b => b.Id, StringComparer.Ordinal, cancel);
        db.Rounds.Add(round);
        db.Record(actor, round.CreatedAt, "RoundImported", roundId: round.Id,
            data: new { code = round.Code, measurements = command.Content.Measurements.Count });
        await db.SaveChangesAsync(cancel);
        var measurements = command.Content.Measurements.Select(m => m.In(round.Id, bodies[m.Body])).ToList();
        var results = measurements.GroupBy(m => m.BodyId).Select(g => Result.Of(round.Id, g.Key, g)).ToList();
        await db.Copy(measurements, cancel);
        await db.Copy(results, cancel);
        await db.Copy([.. results.SelectMany(r => r.Scores)], cancel);
        return round.Id;
    }, cancel);

    private Round New(ImportRound command)
    {
        // "import" is the address of the form.
        if (!Words.IsCode(command.Code) || command.Code == "import") throw new RuleViolation("RoundCode", command.Code) { Field = nameof(Round.Code) };
        if (command.Year is < 1990 or > 2200) throw new RuleViolation("RoundYear", command.Year) { Field = nameof(Round.Year) };
        if (command.Title.In(Languages.Current).Length == 0) throw new RuleViolation("Required") { Field = nameof(Round.Title) };
        return new Round
        {
            Code = command.Code,
            Title = command.Title,
            Year = command.Year,
            Source = string.IsNullOrWhiteSpace(command.Source) ? null : command.Source.Trim(),
            Threshold = command.Threshold,
            Fictional = command.Fictional,
            Rows = command.Content.Rows,
            Repeats = command.Content.Repeats,
            Fingerprint = command.Content.Fingerprint(),
            CreatedAt = time.GetUtcNow(),
        };
    }
}
