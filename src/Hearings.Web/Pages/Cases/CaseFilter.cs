using Hearings.Access;
using Hearings.Calendar;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Web.Components;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Cases;

/// <summary>What narrows the list of cases, read from the address so that it can be kept and shared.</summary>
public sealed record CaseFilter
{
    /// <summary>A part of the reference or of the body's name.</summary>
    public string? Words { get; init; }

    /// <summary>Where it stands.</summary>
    public CaseStatus? Status { get; init; }

    /// <summary>The code of its round.</summary>
    public string? Round { get; init; }

    /// <summary>What opened it.</summary>
    public CaseOrigin? Origin { get; init; }

    /// <summary>Its escalation level.</summary>
    public int? Level { get; init; }

    /// <summary>Its rapporteur.</summary>
    public Guid? Rapporteur { get; init; }

    /// <summary>The year, in Almaty, in which it was opened.</summary>
    public int? Year { get; init; }

    /// <summary>Whether only cases with an overdue task.</summary>
    public bool Overdue { get; init; }

    /// <summary>The last reference of the page before.</summary>
    public string? After { get; init; }

    /// <summary>Reads the query string; what is not understood narrows nothing.</summary>
    public static CaseFilter Of(IQueryCollection query) => new()
    {
        Words = Read(query, "q"),
        Status = Named.Parse<CaseStatus>(query["status"]),
        Round = Read(query, "round"),
        Origin = Named.Parse<CaseOrigin>(query["origin"]),
        Level = int.TryParse(query["level"], out var level) && level is >= 1 and <= HearingCase.MostEscalation ? level : null,
        Rapporteur = Guid.TryParse(query["rapporteur"], out var rapporteur) ? rapporteur : null,
        Year = int.TryParse(query["year"], out var year) && year is >= 1990 and <= 2200 ? year : null,
        Overdue = query["overdue"].ToString() is "true" or "on",
        After = Read(query, "after"),
    };

    /// <summary>Whether anything is chosen.</summary>
    public bool Any => this with { After = null } != new CaseFilter();

    /// <summary>The cases that fit and that this person may see, the newest first.</summary>
    public IQueryable<HearingCase> In(HearingsDb db, Actor actor, DateOnly today)
    {
        var cases = db.Cases.AsNoTracking();
        if (!actor.SeesAllBodies) cases = cases.Where(c => c.BodyId == actor.BodyId);
        if (Status is { } status) cases = cases.Where(c => c.Status == status);
        if (Round is { } round) cases = cases.Where(c => db.Rounds.Any(r => r.Id == c.RoundId && r.Code == round));
        if (Origin is { } origin) cases = cases.Where(c => c.Origin == origin);
        if (Level is { } level) cases = cases.Where(c => c.EscalationLevel == level);
        if (Rapporteur is { } rapporteur) cases = cases.Where(c => c.RapporteurId == rapporteur);
        if (Year is { } year)
        {
            var (from, to) = (LocalTime.At(new DateOnly(year, 1, 1), default), LocalTime.At(new DateOnly(year + 1, 1, 1), default));
            cases = cases.Where(c => c.OpenedAt >= from && c.OpenedAt < to);
        }
        if (Overdue) cases = cases.Where(c => db.Tasks.Any(t => t.CaseId == c.Id && t.State == TaskState.Open && t.DueOn < today));
        if (Words is { } words)
        {
            var pattern = SearchPattern.Of(words);
            cases = cases.Where(c => EF.Functions.ILike(c.Reference, pattern) || db.Bodies.Any(b => b.Id == c.BodyId
                && (EF.Functions.ILike(b.Name.Kk!, pattern) || EF.Functions.ILike(b.Name.Ru!, pattern) || EF.Functions.ILike(b.Name.En!, pattern) || EF.Functions.ILike(b.Code, pattern))));
        }
        if (After is { } after) cases = cases.Where(c => c.Reference.CompareTo(after) < 0);
        return cases.OrderByDescending(c => c.Reference);
    }

    private static string? Read(IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
