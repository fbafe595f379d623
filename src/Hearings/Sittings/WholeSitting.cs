using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>Reads sittings with all that belongs to them.</summary>
public static class WholeSitting
{
    /// <summary>With agenda, votes, ballots, invitations and presences, each in an order that never differs.</summary>
    public static IQueryable<Sitting> Whole(this IQueryable<Sitting> sittings) => sittings
        .Include(s => s.Items.OrderBy(i => i.Number).ThenBy(i => i.Id)).ThenInclude(i => i.Vote!.Ballots.OrderBy(b => b.CastAt).ThenBy(b => b.MemberId))
        .Include(s => s.Invitations.OrderBy(i => i.Id)).Include(s => s.Presences.OrderBy(p => p.ArrivedAt).ThenBy(p => p.Id))
        .AsSplitQuery();
}
