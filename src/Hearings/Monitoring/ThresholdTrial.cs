using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Monitoring;

/// <summary>A body that one of two thresholds calls and the other does not.</summary>
public sealed record DifferingBody(string Code, Trilingual Name, decimal Lowest);

/// <summary>
/// What another threshold would do to a round: a dry run, nothing is stored. The bodies that differ are called by the
/// higher of the two thresholds only; the lowest figure comes first.
/// </summary>
/// <param name="Threshold">The round's threshold.</param>
/// <param name="Called">How many bodies it calls.</param>
/// <param name="Other">The threshold that is tried.</param>
/// <param name="CalledByOther">How many bodies that one would call.</param>
/// <param name="Differing">The first hundred bodies that differ.</param>
public sealed record ThresholdTrial(
    decimal Threshold, int Called, decimal Other, int CalledByOther, IReadOnlyList<DifferingBody> Differing)
{
    /// <summary>How many bodies differ.</summary>
    public int Difference => Math.Abs(Called - CalledByOther);

    /// <summary>Tries a threshold; refused outside 0 (exclusive) to 100 (inclusive).</summary>
    public static async Task<ThresholdTrial> Run(HearingsDb db, Round round, decimal other, CancellationToken cancel = default)
    {
        Round.Allowed(other);
        var results = db.Results.AsNoTracking().Where(r => r.RoundId == round.Id);
        var (low, high) = (Math.Min(round.Threshold, other), Math.Max(round.Threshold, other));
        return new(
            round.Threshold, await results.CountAsync(r => r.Lowest < round.Threshold, cancel),
            other, await results.CountAsync(r => r.Lowest < other, cancel),
            await results.Where(r => r.Lowest >= low && r.Lowest < high)
                .Join(db.Bodies, r => r.BodyId, b => b.Id, (r, b) => new { r.Lowest, b.Code, b.Name })
                .OrderBy(x => x.Lowest).ThenBy(x => x.Code).Take(100)
                .Select(x => new DifferingBody(x.Code, x.Name, x.Lowest!.Value)).ToListAsync(cancel));
    }
}
