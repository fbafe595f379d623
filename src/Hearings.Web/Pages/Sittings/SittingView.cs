using Hearings.Access;
using Hearings.Database;
using Hearings.Recommendations;
using Hearings.Settings;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Sittings;

/// <summary>A sitting with the names that its pages show, as far as this person may see it.</summary>
public sealed record SittingView(
    Sitting Sitting, IReadOnlyList<CommissionMember> Members, IReadOnlyDictionary<Guid, string> People, IReadOnlyDictionary<Guid, BodyName> Bodies,
    IReadOnlyDictionary<Guid, CasePaper> Cases, ILookup<Guid, DraftLine> Recommendations, IReadOnlyDictionary<Guid, string> FollowedUp, IReadOnlyList<Setting> RuleHistory)
{
    /// <summary>The sittings that a person may know of: all for the Commission, for a body those that it was called to.</summary>
    public static IQueryable<Sitting> Of(HearingsDb db, Actor actor) => actor.SeesAllBodies
        ? db.Sittings.AsNoTracking()
        : db.Sittings.AsNoTracking().Where(s => s.Invitations.Any(i => i.BodyId != null && i.BodyId == actor.BodyId));

    /// <summary>Reads one; null where there is none, or none for this person.</summary>
    public static async Task<SittingView?> Read(HearingsDb db, Actor actor, string reference, CancellationToken cancel = default)
    {
        var sitting = await Of(db, actor).Whole().SingleOrDefaultAsync(s => s.Reference == reference, cancel);
        if (sitting is null) return null;
        var members = await Commission.Members(db, cancel);
        var people = sitting.Invitations.Select(i => i.MemberId).Concat(sitting.Presences.Select(p => p.MemberId)).OfType<Guid>()
            .Concat(sitting.Items.SelectMany(i => i.Vote?.Ballots ?? []).Select(b => b.MemberId)).Concat(sitting.Items.Select(i => i.PresidedBy).OfType<Guid>()).Append(sitting.ChairedBy).Distinct().ToArray();
        var bodies = sitting.Items.Select(i => i.BodyId).Concat(sitting.Invitations.Select(i => i.BodyId)).OfType<Guid>().Distinct().ToArray();
        var cases = sitting.Items.Select(i => i.CaseId).OfType<Guid>().ToArray();
        var followed = sitting.Items.Select(i => i.RecommendationId).OfType<Guid>().ToArray();
        var recommendations = await db.Recommendations.AsNoTracking().Where(r => r.SittingId == sitting.Id && r.AgendaItemId != null).OrderBy(r => r.Reference)
            .Select(r => new { Item = r.AgendaItemId!.Value, Line = new DraftLine(r.Reference, r.Text, r.Status) }).ToListAsync(cancel);
        return new SittingView(sitting, members,
            await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel),
            await db.Bodies.Where(b => bodies.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => new BodyName(b.Code, b.Name), cancel),
            await db.Cases.Where(c => cases.Contains(c.Id))
                .Select(c => new { c.Id, Paper = new CasePaper(c.Reference, c.Brief, db.Users.Where(u => u.Id == c.RapporteurId).Select(u => u.Name).FirstOrDefault()) })
                .ToDictionaryAsync(c => c.Id, c => c.Paper, cancel),
            recommendations.ToLookup(r => r.Item, r => r.Line),
            await db.Recommendations.Where(r => followed.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Reference, cancel),
            await VoteSources.History(db, cancel));
    }

    /// <summary>The items that a person may see: a body's officers only their own.</summary>
    public IEnumerable<AgendaItem> ItemsFor(Actor actor) => Sitting.Agenda.Where(i => actor.SeesAllBodies || (i.BodyId is not null && i.BodyId == actor.BodyId));

    /// <summary>The address of one of its pages.</summary>
    public string Href(string? page = null) => page is null ? $"/sittings/{Sitting.Reference}" : $"/sittings/{Sitting.Reference}/{page}";
}

/// <summary>A body as pages name it.</summary>
public sealed record BodyName(string Code, Trilingual Name);

/// <summary>What a case brings to the sitting.</summary>
public sealed record CasePaper(string Reference, string? Brief, string? Rapporteur);

/// <summary>A recommendation of an item in one line.</summary>
public sealed record DraftLine(string Reference, Trilingual Text, RecommendationStatus Status);
