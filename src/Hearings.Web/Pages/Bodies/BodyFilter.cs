using Hearings.Access;
using Hearings.Bodies;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Bodies;

/// <summary>Which bodies without an active officer are listed: all, or those of which something is due.</summary>
public enum NobodyToAnswer { Any, Due }

/// <summary>What narrows and sorts the list of bodies, read from the address; what is not understood narrows nothing.</summary>
public sealed record BodyFilter(string? Words, BodyKind? Kind, NobodyToAnswer? Nobody, string? Sort)
{
    /// <summary>Reads the query string.</summary>
    public static BodyFilter Of(string? words, string? kind, string? nobody, string? sort) => new(
        string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Named.Parse<BodyKind>(kind),
        Named.Parse<NobodyToAnswer>(nobody),
        sort is "name" or "-name" or "code" or "-code" ? sort : null);

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => Words is not null || Kind is not null || Nobody is not null;

    /// <summary>The bodies that fit and that this person may see, in order; without one, ministries first and then by name.</summary>
    public IQueryable<Body> In(HearingsDb db, Actor actor)
    {
        var bodies = db.Bodies.AsNoTracking().Named(Words);
        if (!actor.SeesAllBodies) bodies = bodies.Where(b => b.Id == actor.BodyId);
        if (Kind is { } kind) bodies = bodies.Where(b => b.Kind == kind);
        if (Nobody is not null) bodies = bodies.WithoutOfficer(db);
        if (Nobody == NobodyToAnswer.Due) bodies = bodies.WithDuty(db);
        var name = BodyNames.SortName(Languages.Current);
        return Sort switch
        {
            "code" => bodies.OrderBy(b => b.Code),
            "-code" => bodies.OrderByDescending(b => b.Code),
            "name" => bodies.OrderBy(name).ThenBy(b => b.Code),
            "-name" => bodies.OrderByDescending(name).ThenBy(b => b.Code),
            _ => bodies.OrderBy(b => b.Kind == BodyKind.Ministry ? 0 : b.Kind == BodyKind.Agency ? 1 : b.Kind == BodyKind.AkimatRegion ? 2 : 3)
                .ThenBy(name).ThenBy(b => b.Code),
        };
    }
}
