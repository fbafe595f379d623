using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Bodies;

/// <summary>Finds and sorts bodies by name as readers of a language expect, whatever the database's own locale is.</summary>
public static class BodyNames
{
    /// <summary>The bodies whose code or name, in any language, holds these words; upper and lower case alike.</summary>
    public static IQueryable<Body> Named(this IQueryable<Body> bodies, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return bodies;
        var pattern = $"%{words.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return bodies.Where(b => EF.Functions.ILike(b.Code, pattern)
            || EF.Functions.ILike(EF.Functions.Collate(b.Name.Kk!, "kk-x-icu"), pattern)
            || EF.Functions.ILike(EF.Functions.Collate(b.Name.Ru!, "ru-x-icu"), pattern)
            || EF.Functions.ILike(EF.Functions.Collate(b.Name.En!, "en-x-icu"), pattern));
    }

    /// <summary>A body's name as <see cref="Trilingual.In"/> shows it, in the order of the language's alphabet.</summary>
    public static Expression<Func<Body, string?>> SortName(Language language) => language switch
    {
        Language.Kk => b => EF.Functions.Collate((b.Name.Kk ?? b.Name.Ru ?? b.Name.En)!, "kk-x-icu"),
        Language.Ru => b => EF.Functions.Collate((b.Name.Ru ?? b.Name.Kk ?? b.Name.En)!, "ru-x-icu"),
        _ => b => EF.Functions.Collate((b.Name.En ?? b.Name.Kk ?? b.Name.Ru)!, "en-x-icu"),
    };
}
