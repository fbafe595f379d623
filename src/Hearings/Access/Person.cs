using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Access;

/// <summary>What the database says of people.</summary>
public static class Person
{
    /// <summary>A person's roles.</summary>
    public static async Task<IReadOnlyCollection<Role>> Roles(HearingsDb db, Guid userId, CancellationToken cancel = default) =>
        [.. (await Roles(db, [userId], cancel))[userId]];

    /// <summary>The roles of several people.</summary>
    public static async Task<ILookup<Guid, Role>> Roles(HearingsDb db, IReadOnlyCollection<Guid> userIds, CancellationToken cancel = default)
    {
        var held = await db.UserRoles.Where(r => userIds.Contains(r.UserId))
            .Join(db.Roles, r => r.RoleId, r => r.Id, (link, role) => new { link.UserId, role.Name }).ToListAsync(cancel);
        return held.ToLookup(r => r.UserId, r => Enum.Parse<Role>(r.Name!));
    }

    /// <summary>Active people who have one of these roles, by name.</summary>
    public static IQueryable<User> With(HearingsDb db, params Role[] roles)
    {
        var names = roles.Select(r => r.ToString()).ToArray();
        var ids = db.UserRoles.Join(db.Roles, r => r.RoleId, r => r.Id, (link, role) => new { link.UserId, role.Name })
            .Where(r => names.Contains(r.Name)).Select(r => r.UserId);
        return db.Users.Where(u => u.IsActive && ids.Contains(u.Id)).OrderBy(u => u.Name).ThenBy(u => u.Id);
    }
}
