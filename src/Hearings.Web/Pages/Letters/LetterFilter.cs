using Hearings.Access;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Letters;

/// <summary>What narrows the list of letters, read from the address.</summary>
public sealed record LetterFilter(string? Words, LetterKind? Kind, string? After)
{
    /// <summary>Reads the query string; what is not understood narrows nothing.</summary>
    public static LetterFilter Of(string? words, string? kind, string? after) => new(
        string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Named.Parse<LetterKind>(kind),
        string.IsNullOrWhiteSpace(after) ? null : after);

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => Words is not null || Kind is not null;

    /// <summary>The letters that fit and that this person may see, the newest first.</summary>
    public IQueryable<Letter> In(HearingsDb db, Actor actor)
    {
        var letters = Seen(db, actor);
        if (Kind is { } kind) letters = letters.Where(l => l.Kind == kind);
        if (Words is { } words)
        {
            var pattern = SearchPattern.Of(words);
            letters = letters.Where(l => EF.Functions.ILike(l.Reference, pattern) || EF.Functions.ILike(l.BodyName.Kk!, pattern) || EF.Functions.ILike(l.BodyName.Ru!, pattern)
                || EF.Functions.ILike(l.BodyName.En!, pattern) || EF.Functions.ILike(l.Title.Kk!, pattern) || EF.Functions.ILike(l.Title.Ru!, pattern));
        }
        if (After is { } after) letters = letters.Where(l => l.Reference.CompareTo(after) < 0);
        return letters.OrderByDescending(l => l.Reference);
    }

    /// <summary>The letters that a person may see: an officer those to the own body.</summary>
    public static IQueryable<Letter> Seen(HearingsDb db, Actor actor) =>
        db.Letters.AsNoTracking().Where(l => actor.SeesAllBodies || (l.BodyId == actor.BodyId && actor.BodyId != null));
}
