using Hearings.Cases;
using Hearings.Database;
using Hearings.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Complaints;

/// <summary>What narrows the list of complaints, read from the address.</summary>
public sealed record ComplaintFilter(string? Words, ComplaintStatus? Status, ComplaintSubject? Subject, string? After)
{
    /// <summary>Reads the query string; what is not understood narrows nothing.</summary>
    public static ComplaintFilter Of(string? words, string? status, string? subject, string? after) => new(
        string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Named.Parse<ComplaintStatus>(status),
        Named.Parse<ComplaintSubject>(subject),
        string.IsNullOrWhiteSpace(after) ? null : after);

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => Words is not null || Status is not null || Subject is not null;

    /// <summary>The complaints that fit, the newest first.</summary>
    public IQueryable<Complaint> In(HearingsDb db)
    {
        var complaints = db.Complaints.AsNoTracking();
        if (Status is { } status) complaints = complaints.Where(c => c.Status == status);
        if (Subject is { } subject) complaints = complaints.Where(c => c.Subject == subject);
        if (Words is { } words)
        {
            var pattern = SearchPattern.Of(words);
            complaints = complaints.Where(c => EF.Functions.ILike(c.Reference, pattern) || EF.Functions.ILike(c.Complainant, pattern) || EF.Functions.ILike(c.Text, pattern)
                || db.Bodies.Any(b => b.Id == c.BodyId && (EF.Functions.ILike(b.Name.Kk!, pattern) || EF.Functions.ILike(b.Name.Ru!, pattern) || EF.Functions.ILike(b.Name.En!, pattern))));
        }
        if (After is { } after) complaints = complaints.Where(c => c.Reference.CompareTo(after) < 0);
        return complaints.OrderByDescending(c => c.Reference);
    }
}

/// <summary>One line of the list.</summary>
public sealed record ComplaintRow(
    string Reference, DateOnly ReceivedOn, Trilingual Body, ComplaintSubject Subject, ComplaintStatus Status, string? Case, DateTimeOffset? DecidedAt)
{
    /// <summary>The lines of these complaints, in their order.</summary>
    public static IQueryable<ComplaintRow> Of(HearingsDb db, IQueryable<Complaint> complaints) => complaints.Select(c => new ComplaintRow(
        c.Reference, c.ReceivedOn, db.Bodies.Where(b => b.Id == c.BodyId).Select(b => b.Name).First(), c.Subject, c.Status,
        db.Cases.Where(x => x.Id == c.CaseId).Select(x => x.Reference).FirstOrDefault(), c.DecidedAt));
}
