using Hearings.Access;
using Hearings.Bodies;
using Hearings.Database;
using Hearings.Monitoring;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Rounds;

/// <summary>What narrows and sorts a round's results, read from the address; what is not understood narrows nothing.</summary>
public sealed record ResultFilter(string? Words, BodyKind? Kind, string? Only, string? Sort)
{
    /// <summary>The orders: a key of a column, with <c>-</c> before it for descending.</summary>
    private static readonly string[] Orders = ["name", "completeness", "currency", "total"];

    /// <summary>Reads the query string.</summary>
    public static ResultFilter Of(string? words, string? kind, string? only, string? sort) => new(
        string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Named.Parse<BodyKind>(kind),
        only is "below" or "met" or "nodata" ? only : null,
        sort is not null && Orders.Contains(sort.TrimStart('-')) ? sort : null);

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => Words is not null || Kind is not null || Only is not null;

    /// <summary>The results that fit and that this person may see, in order; without one, the lowest total first and no data last.</summary>
    public IQueryable<BodyResult> In(HearingsDb db, Round round, Actor actor)
    {
        var bodies = db.Bodies.AsNoTracking().Named(Words);
        if (!actor.SeesAllBodies) bodies = bodies.Where(b => b.Id == actor.BodyId);
        if (Kind is { } kind) bodies = bodies.Where(b => b.Kind == kind);
        var results = db.Results.AsNoTracking().Where(r => r.RoundId == round.Id);
        results = Only switch
        {
            "below" => results.Where(r => r.Lowest < round.Threshold),
            "met" => results.Where(r => r.Lowest >= round.Threshold),
            "nodata" => results.Where(r => r.Lowest == null),
            _ => results,
        };
        var name = BodyNames.SortName(Languages.Current);
        if (Sort is "name" or "-name")
        {
            var sorted = Sort is "name" ? bodies.OrderBy(name).ThenBy(b => b.Code) : bodies.OrderByDescending(name).ThenBy(b => b.Code);
            return sorted.Join(results, b => b.Id, r => r.BodyId, (b, r) => new BodyResult { Body = b, Result = r });
        }
        var joined = results.Join(bodies, r => r.BodyId, b => b.Id, (r, b) => new BodyResult { Body = b, Result = r });
        return (Sort switch
        {
            "completeness" => joined.OrderBy(x => x.Result.Completeness),
            "-completeness" => joined.OrderBy(x => x.Result.Completeness == null).ThenByDescending(x => x.Result.Completeness),
            "currency" => joined.OrderBy(x => x.Result.Currency),
            "-currency" => joined.OrderBy(x => x.Result.Currency == null).ThenByDescending(x => x.Result.Currency),
            "-total" => joined.OrderBy(x => x.Result.Total == null).ThenByDescending(x => x.Result.Total),
            _ => joined.OrderBy(x => x.Result.Total),
        }).ThenBy(x => x.Body.Code);
    }
}

/// <summary>A body with its result in the round.</summary>
public sealed class BodyResult
{
    /// <summary>The body.</summary>
    public required Body Body { get; init; }

    /// <summary>Its result.</summary>
    public required Result Result { get; init; }
}
