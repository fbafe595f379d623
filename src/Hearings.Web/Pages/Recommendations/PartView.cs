using Hearings.Calendar;
using Hearings.Database;
using Hearings.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Recommendations;

/// <summary>A body's part in a recommendation with all that people need to see of it; read once for a page.</summary>
public sealed record PartView(Addressee Part, Trilingual Body, string BodyCode, IReadOnlyDictionary<Guid, string> People, WorkingCalendar Days, DateOnly Today)
{
    /// <summary>The recommendation.</summary>
    public Recommendation Recommendation => Part.Recommendation;

    /// <summary>The evidence that is being verified, confirmed or was last judged.</summary>
    public Submission? Seen => Part.LastSubmitted;

    /// <summary>The name of a person who had a hand in it.</summary>
    public string Name(Guid? person) => person is { } id ? People.GetValueOrDefault(id, "") : "";

    /// <summary>Reads the parts of these addressees.</summary>
    public static async Task<List<PartView>> Of(HearingsDb db, IQueryable<Addressee> addressees, WorkingCalendar days, DateOnly today)
    {
        var parts = await addressees.AsNoTracking().Whole()
            .OrderByDescending(a => a.IsResponsible).ThenBy(a => a.Id).ToListAsync();
        var bodies = parts.Select(p => p.BodyId).Distinct().ToArray();
        var names = await db.Bodies.Where(b => bodies.Contains(b.Id)).Select(b => new { b.Id, b.Name, b.Code }).ToDictionaryAsync(b => b.Id);
        var ids = parts.SelectMany(p => p.Submissions.SelectMany(s => s.Verifications.SelectMany(v => (Guid?[])[v.By, v.ConfirmedBy]).Concat([s.LoadedBy, s.SignedBy]))
            .Concat(p.Extensions.SelectMany(e => (Guid?[])[e.AskedBy, e.DecidedBy])).Concat(p.NextSteps.Select(s => s.DecidedBy))).OfType<Guid>().Distinct().ToArray();
        var people = await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name);
        return parts.ConvertAll(p => new PartView(p, names[p.BodyId].Name, names[p.BodyId].Code, people, days, today));
    }

    /// <summary>Reads the part that a task is about.</summary>
    public static async Task<PartView> Of(HearingsDb db, Guid addresseeId, WorkingCalendar days, DateOnly today) =>
        (await Of(db, db.Addressees.Where(a => a.Id == addresseeId), days, today)).Single();
}
