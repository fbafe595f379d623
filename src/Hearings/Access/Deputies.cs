using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Access;

/// <summary>Who stands in for whom.</summary>
public static class Deputies
{
    /// <summary>The actor, together with the absent people for whom the actor stands in on the day of a moment.</summary>
    public static async Task<Actor> WithAbsentPeople(this Actor actor, HearingsDb db, DateTimeOffset now, CancellationToken cancel = default)
    {
        if (actor.UserId is not { } id || id == Guid.Empty) return actor;
        var today = LocalTime.DateOf(now);
        var absent = await db.Absences.Where(a => a.DeputyId == id && a.EndedAt == null && a.From <= today && a.To >= today)
            .Join(db.Users, a => a.PersonId, u => u.Id, (_, u) => new
            {
                u.Id, u.Name, u.BodyId,
                Roles = db.UserRoles.Where(r => r.UserId == u.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, role) => role.Name!).ToList(),
            }).OrderBy(u => u.Name).ThenBy(u => u.Id).ToListAsync(cancel);
        return absent.Count == 0 ? actor
            : actor with { StandsInFor = [.. absent.Select(a => new StandIn(a.Id, a.Name, [.. a.Roles.Select(Enum.Parse<Role>)], a.BodyId))] };
    }

    /// <summary>Whether one may stand in for the other: officers for officers of the same body, the Commission's people for each other.</summary>
    public static bool AreOfOneSide(User one, IReadOnlyCollection<Role> roles, User other, IReadOnlyCollection<Role> othersRoles)
    {
        var (ofBody, otherOfBody) = (roles.Any(r => Roles.OfBody.Contains(r)), othersRoles.Any(r => Roles.OfBody.Contains(r)));
        return ofBody == otherOfBody && (!ofBody || one.BodyId == other.BodyId);
    }
}
