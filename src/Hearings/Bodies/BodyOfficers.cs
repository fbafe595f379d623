using Hearings.Access;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Bodies;

/// <summary>Who answers for a body: its active officers. A body without any hears of nothing.</summary>
public static class BodyOfficers
{
    /// <summary>The active loaders and signers of all bodies.</summary>
    public static IQueryable<User> Of(HearingsDb db) => Person.With(db, Role.Loader, Role.Signer).Where(u => u.BodyId != null);

    /// <summary>Those of the bodies that have no active officer.</summary>
    public static IQueryable<Body> WithoutOfficer(this IQueryable<Body> bodies, HearingsDb db)
    {
        var officers = Of(db);
        return bodies.Where(b => !officers.Any(u => u.BodyId == b.Id));
    }

    /// <summary>Those of the bodies that have something to do: an open task of their officers.</summary>
    public static IQueryable<Body> WithDuty(this IQueryable<Body> bodies, HearingsDb db) =>
        bodies.Where(b => db.Tasks.Any(t => t.State == TaskState.Open && t.BodyId == b.Id && (t.Role == Role.Loader || t.Role == Role.Signer)));
}
