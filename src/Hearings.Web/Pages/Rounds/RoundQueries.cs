using Hearings.Access;
using Hearings.Database;
using Hearings.Monitoring;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Rounds;

/// <summary>What the pages of a round ask for.</summary>
internal static class RoundQueries
{
    /// <summary>The round with this code, or null where there is none or this person may not see it: officers of a body see no drafts.</summary>
    public static async Task<Round?> RoundFor(this HearingsDb db, Actor actor, string code)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code);
        return round is { Status: RoundStatus.Published } || actor.SeesAllBodies ? round : null;
    }

    /// <summary>A round's sums over all bodies.</summary>
    public static async Task<RoundSums> Sums(this HearingsDb db, Round round) =>
        await db.Results.Where(r => r.RoundId == round.Id).GroupBy(r => r.RoundId).Select(g => new RoundSums(
            g.Count(), g.Count(r => r.Lowest < round.Threshold), g.Count(r => r.Lowest == null), g.Sum(r => r.Known), g.Sum(r => r.Unknown))).SingleOrDefaultAsync()
        ?? new RoundSums(0, 0, 0, 0, 0);
}

/// <summary>What a round comes to: bodies measured, below the threshold and without data; values known and unknown.</summary>
public sealed record RoundSums(int Bodies, int Below, int NoData, int Known, int Unknown)
{
    /// <summary>The part of the values that is known, in percent; null where there are none.</summary>
    public decimal? Coverage => Known + Unknown == 0 ? null : 100m * Known / (Known + Unknown);
}
