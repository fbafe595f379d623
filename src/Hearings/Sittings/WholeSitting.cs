using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>Reads sittings with what belongs to them.</summary>
public static class WholeSitting
{
    /// <summary>With agenda, votes, ballots, invitations and presences, each in an order that never differs.</summary>
    public static IQueryable<Sitting> Whole(this IQueryable<Sitting> sittings) => sittings
        .Include(s => s.Items.OrderBy(i => i.Number).ThenBy(i => i.Id)).ThenInclude(i => i.Vote!.Ballots.OrderBy(b => b.CastAt).ThenBy(b => b.MemberId))
        .Include(s => s.Invitations.OrderBy(i => i.Id)).Include(s => s.Presences.OrderBy(p => p.ArrivedAt).ThenBy(p => p.Id))
        .AsSplitQuery();

    /// <summary>With no more than one member's vote on one item asks for: the item with its vote, and whether the member is there.</summary>
    public static IQueryable<Sitting> ForVote(this IQueryable<Sitting> sittings, Guid itemId, Guid? memberId) => sittings
        .Include(s => s.Items.Where(i => i.Id == itemId)).ThenInclude(i => i.Vote!.Ballots.OrderBy(b => b.CastAt).ThenBy(b => b.MemberId))
        .Include(s => s.Presences.Where(p => p.MemberId == memberId && p.LeftAt == null))
        .AsSingleQuery();
}
