using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>A member who may be rapporteur, and how many open cases the member has as such.</summary>
public sealed record Load(Guid MemberId, string Name, int Open);

/// <summary>Who may prepare a case, the least loaded first.</summary>
public static class Workload
{
    /// <summary>
    /// Members and the chair who are not tied to the body, by their open cases as rapporteur; the same number goes by
    /// name, then by key, so that the suggestion does not change by chance.
    /// </summary>
    public static async Task<IReadOnlyList<Load>> Of(HearingsDb db, Guid bodyId, CancellationToken cancel = default)
    {
        var members = await Person.With(db, Role.Member, Role.Chair).Where(u => u.BodyId != bodyId)
            .Select(u => new Load(u.Id, u.Name, db.Cases.Count(c => c.RapporteurId == u.Id && c.Status != CaseStatus.Closed))).ToListAsync(cancel);
        return [.. members.OrderBy(m => m.Open).ThenBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.MemberId)];
    }
}
