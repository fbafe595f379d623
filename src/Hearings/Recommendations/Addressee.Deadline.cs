using Hearings.Access;
using Hearings.Calendar;

namespace Hearings.Recommendations;

public sealed partial class Addressee
{
    /// <summary>
    /// The body asks for more time, with reasons, until a working day after the due date. Not after the due date, and one
    /// request at a time.
    /// </summary>
    public Extension AskExtension(DateOnly until, string reasons, Guid by, WorkingCalendar calendar, DateOnly today, DateTimeOffset at)
    {
        Expect(AddresseeStatus.Evidence);
        if (today > DueOn) throw new RuleViolation("ExtensionLate", DueOn);
        if (Extensions.Exists(e => e.Status == ExtensionStatus.Asked)) throw new RuleViolation("ExtensionWaits");
        if (until <= DueOn) throw new RuleViolation("ExtensionNotLater", DueOn) { Field = "Until" };
        if (!calendar.IsWorking(until))
            throw new RuleViolation("ExtensionOnDayOff", until, calendar.Explain(until).Kind, calendar.FirstWorkingFrom(until)) { Field = "Until" };
        var extension = new Extension
        {
            AddresseeId = Id, DueOn = DueOn!.Value, Until = until, Reasons = Recommendation.Required(reasons, "Reasons"), AskedBy = by, AskedAt = at,
        };
        Extensions.Add(extension);
        return extension;
    }

    /// <summary>The chair grants or refuses the request, refuses with reasons. Granted, it moves the due date; a day that has passed meanwhile cannot be granted.</summary>
    public Extension DecideExtension(bool granted, string? reasons, Actor by, DateOnly today, DateTimeOffset at)
    {
        Expect(AddresseeStatus.Evidence);
        ExpectUntied(by);
        var extension = Extensions.SingleOrDefault(e => e.Status == ExtensionStatus.Asked) ?? throw new RuleViolation("NoExtension", Recommendation.Reference);
        if (granted && extension.Until < today) throw new RuleViolation("ExtensionPassed", extension.Until) { Field = "Decision" };
        extension.Decide(granted, granted ? reasons : Recommendation.Required(reasons, "Reasons"), by.UserId, at);
        if (!granted) return extension;
        Move(extension.Until, today);
        foreach (var step in NextSteps.Where(s => s.Status == NextStepStatus.Drafted)) step.Overtake(at);
        return extension;
    }

    /// <summary>
    /// Drafts what comes next after a missed due date: a reminder, then a letter to the body's head, then an item on the next
    /// agenda; each once for a due date.
    /// </summary>
    public NextStep DraftNextStep(DateTimeOffset at)
    {
        Expect(AddresseeStatus.Evidence);
        var taken = NextSteps.Where(s => s.DueOn == DueOn).Select(s => s.Kind).ToArray();
        var left = Enum.GetValues<NextStepKind>().Except(taken).ToArray();
        if (left.Length == 0) throw new RuleViolation("NoStepLeft", Recommendation.Reference, DueOn);
        var step = new NextStep { AddresseeId = Id, Kind = left[0], DueOn = DueOn!.Value, DraftedAt = at };
        NextSteps.Add(step);
        return step;
    }

    /// <summary>A person confirms the step that was drafted, or dismisses it with reasons.</summary>
    public NextStep ConfirmNextStep(bool confirmed, string? reasons, Guid? by, DateTimeOffset at)
    {
        Expect(AddresseeStatus.Evidence);
        var step = NextSteps.SingleOrDefault(s => s.Status == NextStepStatus.Drafted) ?? throw new RuleViolation("NoStepDrafted", Recommendation.Reference);
        step.Decide(confirmed, confirmed ? reasons : Recommendation.Required(reasons, "Reasons"), by, at);
        return step;
    }
}
