using System.Collections.Immutable;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Monitoring;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Reports;

/// <summary>A year that can be reported on.</summary>
/// <param name="Rounds">Its published rounds.</param>
/// <param name="Bodies">The bodies that its newest round measured.</param>
/// <param name="Cases">The hearing cases of all its rounds.</param>
public sealed record ReportYear(int Year, bool Fictional, int Rounds, int Bodies, int Cases);

/// <summary>Computes the figures of a year in a fixed number of queries, however many bodies there are.</summary>
public sealed class ReportFigures(HearingsDb db, TimeProvider time)
{
    /// <summary>The years with a published round, the newest first.</summary>
    public async Task<IReadOnlyList<ReportYear>> Years(CancellationToken cancel = default)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.Status == RoundStatus.Published)
            .Select(r => new
            {
                r.Id, r.Year, r.Fictional, r.PublishedAt, r.Code,
                Bodies = db.Results.Count(x => x.RoundId == r.Id),
                Cases = db.Cases.Count(c => c.RoundId == r.Id),
            }).ToListAsync(cancel);
        return [.. rounds.GroupBy(r => r.Year).OrderByDescending(year => year.Key).Select(year => new ReportYear(
            year.Key, year.Any(r => r.Fictional), year.Count(),
            year.OrderBy(r => r.PublishedAt).ThenBy(r => r.Code, StringComparer.Ordinal).Last().Bodies, year.Sum(r => r.Cases)))];
    }

    /// <summary>The figures of a year; null where no round of it is published.</summary>
    public async Task<AnnualReport?> Of(int year, CancellationToken cancel = default) =>
        await Of(year, Band.Default, cancel);

    /// <summary>The same in bands of one's own.</summary>
    public async Task<AnnualReport?> Of(int year, ImmutableArray<Band> bands, CancellationToken cancel = default)
    {
        // One snapshot for all queries: figures that are entered meanwhile belong to the next report.
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var rounds = (await db.Rounds.AsNoTracking()
            .Where(r => r.Status == RoundStatus.Published && (r.Year == year || r.Year == year - 1)).ToListAsync(cancel))
            .OrderByDescending(r => r.PublishedAt).ThenByDescending(r => r.Code, StringComparer.Ordinal).ToList();
        var ofYear = rounds.FindAll(r => r.Year == year);
        if (ofYear is not [var round, ..]) return null;
        var before = rounds.Find(r => r.Year == year - 1);
        var earlier = before is null ? null : await Compare(round, before, cancel);
        var results = await Results(round.Id, earlier is { IsComparable: true } ? before!.Id : null, cancel);
        var cases = await Cases(year, ofYear.ConvertAll(r => r.Id), cancel);
        var remediation = await RemediationFigures.Of(db, year, cancel);
        var (sittings, business, votes) = await SittingFigures.Of(db, year, cancel);
        var shown = results.Select(r => r.Code).Concat(cases.Select(c => c.Code)).Concat(remediation.Parts.Select(p => p.Code)).Distinct().ToList();
        var bodies = await db.Bodies.AsNoTracking().Where(b => shown.Contains(b.Code)).ToListAsync(cancel);
        return new AnnualReport
        {
            Year = year,
            CompiledOn = LocalTime.DateOf(time.GetUtcNow()),
            RoundCode = round.Code,
            RoundTitle = round.Title,
            Source = round.Source,
            PublishedOn = LocalTime.DateOf(round.PublishedAt!.Value),
            Threshold = round.Threshold,
            Fictional = ofYear.Exists(r => r.Fictional),
            Simulated = await db.Installations.AnyAsync(i => i.IsDemonstration, cancel),
            Rounds = ofYear.Count,
            Results = results,
            Bands = [.. bands.Select(b => new BandCount(b,
                results.Count(r => r.Total is { } value && b.Holds(value)),
                results.Count(r => r.Completeness is { } value && b.Holds(value)),
                results.Count(r => r.Currency is { } value && b.Holds(value))))],
            Earlier = earlier,
            Cases = cases,
            Recommendations = remediation.Parts,
            FollowUp = remediation.FollowUp,
            Sittings = sittings,
            Business = business,
            Votes = votes,
            Bodies = [.. bodies.OrderBy(b => b.Code, StringComparer.Ordinal)
                .Select(b => new BodyLine(b.Code, b.Name, b.Kind, b.ValidFrom, b.ValidTo, b.Successors))],
        };
    }

    private async Task<EarlierRound> Compare(Round round, Round before, CancellationToken cancel)
    {
        var now = Indicators(round.Id);
        var then = Indicators(before.Id);
        return new EarlierRound(before.Code, before.Title, before.Year,
            await now.Except(then).CountAsync(cancel), await then.Except(now).CountAsync(cancel));

        IQueryable<object> Indicators(Guid id) => db.Measurements.Where(m => m.RoundId == id)
            .Select(m => new { m.Indicator, m.Dimension, m.Language }).Distinct();
    }

    private async Task<List<BodyResult>> Results(Guid round, Guid? before, CancellationToken cancel)
    {
        var languages = (await db.Results.Where(r => r.RoundId == round).SelectMany(r => r.Scores).Where(s => s.Language != null && s.Known > 0)
            .Select(s => new { s.ResultId, s.Language, s.Met, s.Known }).ToListAsync(cancel))
            .ToLookup(s => (s.ResultId, s.Language!.Value), s => s.Met / s.Known * 100m);
        var earlier = before is null ? [] : await db.Results.Where(r => r.RoundId == before)
            .Select(r => new { r.BodyId, r.Total }).ToDictionaryAsync(r => r.BodyId, r => r.Total, cancel);
        var rows = await db.Results.AsNoTracking().Where(r => r.RoundId == round)
            .Join(db.Bodies, r => r.BodyId, b => b.Id, (r, b) => new { Result = r, b.Code, b.Name, b.Kind }).ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => new BodyResult(r.Code, r.Name, r.Kind)
        {
            Completeness = r.Result.Completeness,
            Currency = r.Result.Currency,
            Total = r.Result.Total,
            Lowest = r.Result.Lowest,
            Known = r.Result.Known,
            Unknown = r.Result.Unknown,
            Kazakh = languages[(r.Result.Id, Language.Kk)].Average(percent => (decimal?)percent),
            Russian = languages[(r.Result.Id, Language.Ru)].Average(percent => (decimal?)percent),
            MeasuredBefore = earlier.ContainsKey(r.Result.BodyId),
            Before = earlier.GetValueOrDefault(r.Result.BodyId),
        })];
    }

    private async Task<List<CaseLine>> Cases(int year, List<Guid> rounds, CancellationToken cancel)
    {
        // Cases that no round called belong to the year in which they were opened.
        var (from, to) = (LocalTime.At(new(year, 1, 1), default), LocalTime.At(new(year + 1, 1, 1), default));
        var counted = db.Cases.AsNoTracking().Where(c => c.RoundId == null ? c.OpenedAt >= from && c.OpenedAt < to : rounds.Contains(c.RoundId.Value));
        var cases = await counted.OrderBy(c => c.Reference)
            .Select(c => new
            {
                c.Id, c.Reference, c.BodyId, c.Lowest, c.Threshold, c.Status, c.ClosingGround, c.ExplanationAt, c.EscalationLevel, Explained = c.Explanation != null,
                Body = db.Bodies.Where(b => b.Id == c.BodyId).Select(b => new { b.Code, b.Name }).First(),
                Round = db.Rounds.Where(r => r.Id == c.RoundId).Select(r => r.Code).FirstOrDefault(),
            }).ToListAsync(cancel);
        var hearings = (await db.Hearings.AsNoTracking().Where(h => counted.Any(c => c.Id == h.CaseId))
            .OrderBy(h => h.CaseId).ThenBy(h => h.Number).ToListAsync(cancel)).ToLookup(h => h.CaseId);
        return [.. cases.Select(c => new CaseLine(
            c.Reference, c.Body.Code, c.Body.Name, c.Round, c.Lowest, c.Threshold, c.Status, c.ClosingGround,
            c.Explained ? ExplanationState.Received : c.ExplanationAt is null ? ExplanationState.Awaited : ExplanationState.Missing,
            hearings[c.Id].Count(h => h.Outcome is Outcome.NoAction or Outcome.Recommendations),
            hearings[c.Id].Count(h => h.Outcome is Outcome.Postponed),
            hearings[c.Id].Count(h => h.Outcome is null), c.EscalationLevel))];
    }
}
