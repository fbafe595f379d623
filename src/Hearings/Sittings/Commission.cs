using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>A member in force: who votes, and at which body the person works.</summary>
public sealed record CommissionMember(Guid Id, string Name, Trilingual Post, Guid? BodyId)
{
    /// <summary>Whether the member works at the body that an item concerns, and so takes no part in it.</summary>
    public bool IsTiedTo(AgendaItem item) => BodyId is not null && BodyId == item.BodyId;
}

/// <summary>The Commission as it is composed now.</summary>
public static class Commission
{
    /// <summary>The chair and the members in force, by name.</summary>
    public static Task<List<CommissionMember>> Members(HearingsDb db, CancellationToken cancel = default) =>
        Person.With(db, Role.Chair, Role.Member).AsNoTracking().Select(u => new CommissionMember(u.Id, u.Name, u.Post, u.BodyId)).ToListAsync(cancel);
}
