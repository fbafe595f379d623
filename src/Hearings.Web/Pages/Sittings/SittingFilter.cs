using Hearings.Access;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Sittings;
using Hearings.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Sittings;

/// <summary>What narrows the list of sittings, read from the address so that it can be kept and shared.</summary>
public sealed record SittingFilter(string? Words, SittingStatus? Status, int? Year, string? After)
{
    /// <summary>Reads the query string; what is not understood narrows nothing.</summary>
    public static SittingFilter Of(string? words, string? status, string? year, string? after) => new(
        string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Named.Parse<SittingStatus>(status),
        int.TryParse(year, out var number) && number is > 1900 and < 2200 ? number : null,
        string.IsNullOrWhiteSpace(after) ? null : after);

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => Words is not null || Status is not null || Year is not null;

    /// <summary>The sittings that fit and that this person may see, the latest first.</summary>
    public IQueryable<Sitting> In(HearingsDb db, Actor actor)
    {
        var sittings = SittingView.Of(db, actor);
        if (Status is { } status) sittings = sittings.Where(s => s.Status == status);
        if (Year is { } year)
        {
            var (from, to) = (LocalTime.At(new(year, 1, 1), TimeOnly.MinValue), LocalTime.At(new(year + 1, 1, 1), TimeOnly.MinValue));
            sittings = sittings.Where(s => s.StartsAt >= from && s.StartsAt < to);
        }
        if (Words is { } words)
        {
            var pattern = SearchPattern.Of(words);
            var (all, body) = (actor.SeesAllBodies, actor.BodyId);
            sittings = sittings.Where(s => EF.Functions.ILike(s.Reference, pattern) || s.Items.Any(i => (all || i.BodyId == body)
                && (EF.Functions.ILike(i.Title.Kk!, pattern) || EF.Functions.ILike(i.Title.Ru!, pattern) || EF.Functions.ILike(i.Title.En!, pattern))));
        }
        if (After is { } after)
            sittings = sittings.Where(s => db.Sittings.Any(last => last.Reference == after
                && (s.StartsAt < last.StartsAt || (s.StartsAt == last.StartsAt && s.Reference.CompareTo(after) < 0))));
        return sittings.OrderByDescending(s => s.StartsAt).ThenByDescending(s => s.Reference);
    }
}

/// <summary>One line of the list.</summary>
public sealed record SittingRow(string Reference, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Trilingual Place, SittingStatus Status, int Items, int Decided, int PutOff)
{
    /// <summary>The lines of these sittings, in their order; a body's officers see their own items counted.</summary>
    public static IQueryable<SittingRow> Of(IQueryable<Sitting> sittings, Actor actor)
    {
        var (all, body) = (actor.SeesAllBodies, actor.BodyId);
        return sittings.Select(s => new SittingRow(s.Reference, s.StartsAt, s.EndsAt, s.Place, s.Status,
            s.Items.Count(i => all || i.BodyId == body),
            s.Items.Count(i => (all || i.BodyId == body) && i.Status == ItemStatus.Decided),
            s.Items.Count(i => (all || i.BodyId == body) && i.Status == ItemStatus.PutOff)));
    }
}
