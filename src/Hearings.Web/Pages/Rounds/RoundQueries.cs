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
}
