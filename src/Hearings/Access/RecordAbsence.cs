using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Access;

/// <summary>A person, or the secretary for a person, says when the person is away and who stands in.</summary>
public sealed record RecordAbsence(Guid Person, Guid Deputy, DateOnly From, DateOnly To);

/// <summary>Runs <see cref="RecordAbsence"/>.</summary>
public sealed class RecordAbsenceHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>
    /// Records it. Refused where the deputy is of another side, is away too or the person has an absence that overlaps.
    /// </summary>
    public Task<Absence> Handle(RecordAbsence command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        if (command.Person != actor.UserId) actor.Require(Role.Secretary);
        var now = time.GetUtcNow();
        // Two absences of the same people are recorded one after the other, so that they see each other.
        await db.Database.ExecuteSqlAsync($"select 1 from person where id in ({command.Person}, {command.Deputy}) order by id for update", cancel);
        var person = await Find(command.Person, "Person", cancel);
        var deputy = await Find(command.Deputy, "Deputy", cancel);
        var sameSide = Deputies.AreOfOneSide(person, await Person.Roles(db, person.Id, cancel), deputy, await Person.Roles(db, deputy.Id, cancel));
        var absence = Absence.Of(person, deputy, command.From, command.To, sameSide, LocalTime.DateOf(now));
        await RefuseOverlap(person, "AbsenceOverlaps", "From", command, cancel);
        await RefuseOverlap(deputy, "DeputyAbsent", "Deputy", command, cancel);
        db.Absences.Add(absence);
        db.Record(actor, now, "AbsenceRecorded", bodyId: person.BodyId, data: new { person = person.Name, deputy = deputy.Name, from = absence.From, to = absence.To });
        return absence;
    }, cancel);

    private async Task<User> Find(Guid id, string field, CancellationToken cancel) =>
        await db.Users.SingleOrDefaultAsync(u => u.Id == id && u.IsActive, cancel) ?? throw new RuleViolation("Required") { Field = field };

    private async Task RefuseOverlap(User person, string rule, string field, RecordAbsence command, CancellationToken cancel)
    {
        var other = await db.Absences.Where(a => a.PersonId == person.Id && a.EndedAt == null && a.From <= command.To && a.To >= command.From)
            .OrderBy(a => a.From).FirstOrDefaultAsync(cancel);
        if (other is not null) throw new RuleViolation(rule, person.Name, other.From, other.To) { Field = field };
    }
}
