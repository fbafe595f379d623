using Hearings.Cases;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Cases;

/// <summary>One line of the list of cases.</summary>
public sealed record CaseRow(
    string Reference, CaseOrigin Origin, Trilingual Body, string? Round, decimal? Lowest, CaseStatus Status, int Level, string? Rapporteur,
    ClosingGround? Ground, DateOnly? DueOn, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt)
{
    /// <summary>The lines of these cases, in their order.</summary>
    public static IQueryable<CaseRow> Of(HearingsDb db, IQueryable<HearingCase> cases) => cases.Select(c => new CaseRow(
        c.Reference, c.Origin,
        db.Bodies.Where(b => b.Id == c.BodyId).Select(b => b.Name).First(),
        db.Rounds.Where(r => r.Id == c.RoundId).Select(r => r.Code).FirstOrDefault(),
        c.Lowest, c.Status, c.EscalationLevel,
        db.Users.Where(u => u.Id == c.RapporteurId).Select(u => u.Name).FirstOrDefault(),
        c.ClosingGround,
        db.Tasks.Where(t => t.CaseId == c.Id && t.State == TaskState.Open).Min(t => t.DueOn),
        c.OpenedAt, c.ClosedAt));
}
