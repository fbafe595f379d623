using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Access;

/// <summary>A person is back early, or does not go: the person says so, or the secretary.</summary>
public sealed record EndAbsence(Guid Absence);

/// <summary>Runs <see cref="EndAbsence"/>.</summary>
public sealed class EndAbsenceHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Ends it now; refused where it is over.</summary>
    public Task<Absence> Handle(EndAbsence command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        var absence = await db.Absences.SingleOrDefaultAsync(a => a.Id == command.Absence, cancel) ?? throw new RuleViolation("NotFound");
        if (absence.PersonId != actor.UserId) actor.Require(Role.Secretary);
        var person = await db.Users.SingleAsync(u => u.Id == absence.PersonId, cancel);
        var now = time.GetUtcNow();
        absence.End(LocalTime.DateOf(now), now);
        db.Record(actor, now, "AbsenceEnded", bodyId: person.BodyId, data: new { person = person.Name, from = absence.From, to = absence.To });
        return absence;
    }, cancel);
}
