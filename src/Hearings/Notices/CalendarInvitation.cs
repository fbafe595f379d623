using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Hearings.Calendar;

namespace Hearings.Notices;

/// <summary>
/// An entry for people's calendars (RFC 5545, sent as RFC 5546 asks): a request, and when it is cancelled a cancellation
/// of the same entry. A later sequence replaces an earlier one of the same uid.
/// </summary>
/// <param name="Uid">The entry's own name, the same for all its sequences, such as <c>S-2026-00001</c>.</param>
/// <param name="Sequence">0 for the first, one more for each change.</param>
/// <param name="Summary">What it is, in three languages.</param>
/// <param name="Place">Where, or the address of a meeting on the net.</param>
public sealed record CalendarInvitation(
    string Uid, int Sequence, DateTimeOffset StartsAt, DateTimeOffset EndsAt, Trilingual Summary, Trilingual Place, bool Cancelled = false)
{
    /// <summary>What stands below the summary, such as the agenda.</summary>
    public Trilingual? Description { get; init; }

    /// <summary>REQUEST or CANCEL.</summary>
    public string Method => Cancelled ? CalendarMethods.Cancel : CalendarMethods.Request;

    /// <summary>The entry as a calendar file for one person.</summary>
    /// <param name="organizer">The Commission's name and mail address.</param>
    /// <param name="attendee">The person's name and mail address.</param>
    /// <param name="stamp">When it was written.</param>
    public string Write(Language language, (string Name, string Address) organizer, (string Name, string Address) attendee, DateTimeOffset stamp)
    {
        var calendar = new Ical.Net.Calendar { Method = Method, ProductId = "-//Commission on Access to Information//Hearings//EN" };
        calendar.AddTimeZone(AlmatyZone.Component());
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{Uid}@hearings",
            Sequence = Sequence,
            DtStamp = new CalDateTime(stamp.UtcDateTime, "UTC"),
            DtStart = Local(StartsAt),
            DtEnd = Local(EndsAt),
            Summary = Summary.In(language),
            Description = Description?.In(language),
            Location = Place.In(language),
            Status = Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Organizer = new Organizer($"mailto:{organizer.Address}") { CommonName = organizer.Name },
            Attendees = [new Attendee($"mailto:{attendee.Address}") { CommonName = attendee.Name, Rsvp = !Cancelled, Role = ParticipationRole.RequiredParticipant, ParticipationStatus = EventParticipationStatus.NeedsAction }],
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalDateTime Local(DateTimeOffset moment) => new(LocalTime.Of(moment).DateTime, AlmatyZone.Id);
}
