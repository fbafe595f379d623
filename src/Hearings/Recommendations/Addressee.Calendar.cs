using Hearings.Calendar;

namespace Hearings.Recommendations;

public sealed partial class Addressee
{
    /// <summary>
    /// The due date by another calendar: as many working days as before, from the same first day. A date that was named or
    /// granted as such leaves only a day that is off now. Null where nothing is awaited from the body.
    /// </summary>
    public DateOnly? DueBy(WorkingCalendar before, WorkingCalendar after)
    {
        if (Status is not (AddresseeStatus.Answer or AddresseeStatus.Evidence) || DueOn is not { } due || DueSetOn is not { } from) return null;
        var named = Extensions.Exists(e => e.Status == ExtensionStatus.Granted && e.Until == due) || (Recommendation.DateNamed is not null && Recommendation.DueOn == due);
        return named ? after.FirstWorkingFrom(due) : after.Add(from, before.Between(from, due));
    }

    /// <summary>The calendar changed, and the due date with it.</summary>
    public void Recount(DateOnly due)
    {
        Expect(AddresseeStatus.Answer, AddresseeStatus.Evidence);
        DueOn = due;
    }
}
