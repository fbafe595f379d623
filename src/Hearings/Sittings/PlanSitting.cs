using Hearings.Access;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>The secretary plans a sitting: date, hours (clocks in Almaty), place, and who presides.</summary>
/// <param name="Date">The day; never a day off.</param>
/// <param name="Time">When it begins.</param>
/// <param name="Until">When it is expected to end.</param>
/// <param name="Place">The room.</param>
/// <param name="Link">The address for those who take part from afar.</param>
/// <param name="IsOpenToPublic">Whether the public may attend.</param>
/// <param name="ClosedGround">Why it is closed.</param>
/// <param name="ChairedBy">Who presides; the Commission's chair where null.</param>
public sealed record PlanSitting(
    DateOnly Date, TimeOnly Time, TimeOnly Until, Trilingual Place, string? Link = null,
    bool IsOpenToPublic = true, Trilingual? ClosedGround = null, Guid? ChairedBy = null);

/// <summary>Runs <see cref="PlanSitting"/>.</summary>
public sealed class PlanSittingHandler(HearingsDb db, CurrentCalendar calendar, TimeProvider time)
{
    /// <summary>Plans it. A day off is refused with the next working day named, a closed sitting without its ground too.</summary>
    public Task<Sitting> Handle(PlanSitting command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary);
        var now = time.GetUtcNow();
        var plan = await Plan(command, db, await calendar.Get(cancel), cancel);
        var reference = (await ReferenceNumber.Take(db, "S", command.Date.Year, 1, cancel))[0];
        var sitting = Sitting.Plan(reference, plan, now);
        db.Sittings.Add(sitting);
        new SittingMove(sitting, now, db, actor).Record("SittingPlanned", new { reference, startsAt = sitting.StartsAt, place = sitting.Place });
        return sitting;
    }, cancel);

    internal static async Task<SittingPlan> Plan(PlanSitting command, HearingsDb db, WorkingCalendar days, CancellationToken cancel)
    {
        ExpectWorkingDay(command.Date, days);
        var presiding = await Person.With(db, Role.Chair, Role.Member).Where(u => command.ChairedBy == null || u.Id == command.ChairedBy).ToListAsync(cancel);
        if (command.ChairedBy is null)
        {
            var chair = await Person.With(db, Role.Chair).FirstOrDefaultAsync(cancel) ?? throw new RuleViolation("NoChair") { Field = "ChairedBy" };
            presiding = [chair];
        }
        if (presiding.Count == 0) throw new RuleViolation("NotMember") { Field = "ChairedBy" };
        return new SittingPlan(LocalTime.At(command.Date, command.Time), LocalTime.At(command.Date, command.Until), command.Place, command.Link,
            command.IsOpenToPublic, command.ClosedGround ?? new(), presiding[0].Id);
    }

    internal static void ExpectWorkingDay(DateOnly date, WorkingCalendar days)
    {
        if (!days.IsWorking(date))
            throw new RuleViolation("SittingOnDayOff", date, days.Explain(date).Kind, days.FirstWorkingFrom(date)) { Field = "Date" };
    }
}
