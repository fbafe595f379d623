using System.Globalization;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Notices;

/// <summary>What narrows the outbox, read from the address.</summary>
public sealed record NoticeFilter(string? Words, NoticeStatus? Status, string? Kind, DateOnly? From, DateOnly? To, Components.Place? After)
{
    /// <summary>Reads the query string; what is not understood narrows nothing.</summary>
    public static NoticeFilter Of(string? words, string? status, string? kind, string? from, string? to, string? after) => new(
        string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Named.Parse<NoticeStatus>(status),
        string.IsNullOrWhiteSpace(kind) ? null : kind,
        Day(from), Day(to), Components.Place.Of(after));

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => Words is not null || Status is not null || Kind is not null || From is not null || To is not null;

    /// <summary>The notices that fit, the newest first.</summary>
    public IQueryable<Notice> In(HearingsDb db)
    {
        var notices = db.Notices.AsNoTracking();
        if (Status is { } status) notices = notices.Where(n => n.Status == status);
        if (Kind is { } kind) notices = notices.Where(n => n.Kind == kind);
        if (From is { } from)
        {
            var begin = LocalTime.At(from, TimeOnly.MinValue);
            notices = notices.Where(n => n.CreatedAt >= begin);
        }
        if (To is { } to)
        {
            var end = LocalTime.After(to);
            notices = notices.Where(n => n.CreatedAt < end);
        }
        if (Words is { } words)
        {
            var pattern = Components.SearchPattern.Of(words);
            notices = notices.Where(n => EF.Functions.ILike(n.RecipientName, pattern) || EF.Functions.ILike(n.Address, pattern) || EF.Functions.ILike(n.Subject, pattern));
        }
        return notices.From(After);
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1990 and < 9000 ? day : null;
}

/// <summary>The order of notices.</summary>
public static class NoticeOrder
{
    /// <summary>The newest first, from after a place.</summary>
    public static IQueryable<Notice> From(this IQueryable<Notice> notices, Components.Place? after)
    {
        if (after is not null)
            notices = notices.Where(n => EF.Functions.LessThan(ValueTuple.Create(n.CreatedAt, n.Id), ValueTuple.Create(after.At, after.Id)));
        return notices.OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id);
    }
}
