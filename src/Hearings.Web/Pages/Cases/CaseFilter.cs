using Hearings.Access;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Cases;

/// <summary>What narrows the list of cases, read from the address so that it can be kept and shared.</summary>
public sealed record CaseFilter(string? Words, CaseStatus? Status, string? Round, bool Overdue, string? After)
{
    /// <summary>Reads the query string; what is not understood narrows nothing.</summary>
    public static CaseFilter Of(string? words, string? status, string? round, string? overdue, string? after) => new(
        string.IsNullOrWhiteSpace(words) ? null : words.Trim(),
        Enum.TryParse<CaseStatus>(status, out var known) && Enum.IsDefined(known) ? known : null,
        string.IsNullOrWhiteSpace(round) ? null : round,
        overdue is "true" or "on",
        string.IsNullOrWhiteSpace(after) ? null : after);

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => Words is not null || Status is not null || Round is not null || Overdue;

    /// <summary>The cases that fit and that this person may see, the newest first.</summary>
    public IQueryable<HearingCase> In(HearingsDb db, Actor actor, DateOnly today)
    {
        var cases = db.Cases.AsNoTracking();
        if (!actor.SeesAllBodies) cases = cases.Where(c => c.BodyId == actor.BodyId);
        if (Status is { } status) cases = cases.Where(c => c.Status == status);
        if (Round is { } round) cases = cases.Where(c => db.Rounds.Any(r => r.Id == c.RoundId && r.Code == round));
        if (Overdue) cases = cases.Where(c => db.Tasks.Any(t => t.CaseId == c.Id && t.State == TaskState.Open && t.DueOn < today));
        if (Words is { } words)
        {
            var pattern = $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            cases = cases.Where(c => EF.Functions.ILike(c.Reference, pattern) || db.Bodies.Any(b => b.Id == c.BodyId
                && (EF.Functions.ILike(b.Name.Kk!, pattern) || EF.Functions.ILike(b.Name.Ru!, pattern) || EF.Functions.ILike(b.Name.En!, pattern) || EF.Functions.ILike(b.Code, pattern))));
        }
        if (After is { } after) cases = cases.Where(c => c.Reference.CompareTo(after) < 0);
        return cases.OrderByDescending(c => c.Reference);
    }
}

/// <summary>One line of the list.</summary>
public sealed record CaseRow(
    string Reference, Trilingual Body, string? Round, decimal? Lowest, CaseStatus Status, ClosingGround? Ground, DateOnly? DueOn, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt)
{
    /// <summary>The lines of these cases, in their order.</summary>
    public static IQueryable<CaseRow> Of(HearingsDb db, IQueryable<HearingCase> cases) => cases.Select(c => new CaseRow(
        c.Reference,
        db.Bodies.Where(b => b.Id == c.BodyId).Select(b => b.Name).First(),
        db.Rounds.Where(r => r.Id == c.RoundId).Select(r => r.Code).FirstOrDefault(),
        c.Lowest, c.Status, c.ClosingGround,
        db.Tasks.Where(t => t.CaseId == c.Id && t.State == TaskState.Open).Min(t => t.DueOn),
        c.OpenedAt, c.ClosedAt));
}
