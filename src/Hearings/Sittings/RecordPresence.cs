using System.Collections.Immutable;
using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>The secretary records who comes and who leaves.</summary>
/// <param name="SittingId">The sitting.</param>
/// <param name="Members">Members who come.</param>
/// <param name="Leaving">Presences that end: their keys.</param>
/// <param name="BodyId">A body whose representative comes.</param>
/// <param name="Name">That person's name and post.</param>
/// <param name="Seen">The revision that the page showed.</param>
public sealed record RecordPresence(
    Guid SittingId, ImmutableArray<Guid> Members, ImmutableArray<Guid> Leaving = default, Guid? BodyId = null, string? Name = null, int? Seen = null);

/// <summary>Runs <see cref="RecordPresence"/>.</summary>
public sealed class RecordPresenceHandler(SittingDesk desk)
{
    /// <summary>Records it. A member who is at another running sitting is refused, with that sitting named.</summary>
    public Task<Sitting> Handle(RecordPresence command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            var arriving = command.Members.IsDefault ? [] : command.Members;
            var members = (await Commission.Members(move.Db, cancel)).ToDictionary(m => m.Id);
            foreach (var id in arriving.Distinct())
            {
                if (!members.TryGetValue(id, out var member)) throw new RuleViolation("NotMember") { Field = "Members" };
                await ExpectHere(move.Db, move.Sitting.Id, member, cancel);
                move.Sitting.Arrive(member.Id, null, member.Name, move.Now);
                move.Record("PersonArrived", new { name = member.Name });
            }
            if (command.BodyId is { } body)
            {
                if (move.Sitting.Invitations.TrueForAll(i => i.BodyId != body)) throw new RuleViolation("BodyNotInvited") { Field = "Body" };
                var came = move.Sitting.Arrive(null, body, command.Name ?? "", move.Now);
                move.Record("PersonArrived", new { name = came.Name });
            }
            foreach (var id in command.Leaving.IsDefault ? [] : command.Leaving.Distinct())
                move.Record("PersonLeft", new { name = move.Sitting.Leave(id, move.Now).Name });
            return move.Sitting;
        }, [Role.Secretary], cancel);

    private static async Task ExpectHere(HearingsDb db, Guid sittingId, CommissionMember member, CancellationToken cancel)
    {
        var elsewhere = await db.Presences.Where(p => p.MemberId == member.Id && p.LeftAt == null && p.SittingId != sittingId)
            .Join(db.Sittings, p => p.SittingId, s => s.Id, (_, s) => s.Reference).OrderBy(r => r).FirstOrDefaultAsync(cancel);
        if (elsewhere is not null) throw new RuleViolation("PresentElsewhere", member.Name, elsewhere) { Field = "Members" };
    }
}
