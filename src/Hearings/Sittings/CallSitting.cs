using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>The secretary calls a planned sitting: invitations go to every member and to the bodies that are heard.</summary>
public sealed record CallSitting(Guid SittingId, int? Seen = null);

/// <summary>Runs <see cref="CallSitting"/>.</summary>
public sealed class CallSittingHandler(SittingDesk desk, SittingNotices notices)
{
    /// <summary>Sends the invitations. Refused where the members are invited to another sitting at that time, which is named.</summary>
    public Task<Sitting> Handle(CallSitting command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            var sitting = move.Sitting;
            var members = await Commission.Members(move.Db, cancel);
            await ExpectFree(move.Db, sitting, sitting.StartsAt, sitting.EndsAt, cancel);
            sitting.Call(members, move.Now);
            move.Record("SittingCalled", new { members = members.Count, bodies = sitting.Invitations.Count(i => i.BodyId is not null) });
            await notices.Invite(sitting, sitting.Invitations, actor, null, cancel);
            return sitting;
        }, [Role.Secretary], cancel);

    /// <summary>Refuses where somebody who would be invited is invited to another sitting at the same time.</summary>
    internal static async Task ExpectFree(HearingsDb db, Sitting sitting, DateTimeOffset startsAt, DateTimeOffset endsAt, CancellationToken cancel)
    {
        // Calls of two sittings at once would each not see the other; the lock lasts until the commit.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('sitting-call'))", cancel);
        var other = await db.Sittings.AsNoTracking()
            .Where(s => s.Id != sitting.Id && (s.Status == SittingStatus.Called || s.Status == SittingStatus.Running) && s.StartsAt < endsAt && startsAt < s.EndsAt)
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Reference).Select(s => new { s.Id, s.Reference, s.StartsAt, s.EndsAt }).FirstOrDefaultAsync(cancel);
        if (other is null) return;
        var names = await db.Invitations.Where(i => i.SittingId == other.Id && i.MemberId != null)
            .Join(db.Users, i => i.MemberId, u => u.Id, (_, u) => u.Name).OrderBy(n => n).ToListAsync(cancel);
        throw new RuleViolation("InvitedElsewhere", other.Reference, other.StartsAt, other.EndsAt, string.Join(", ", names)) { Field = "Time" };
    }
}
