using Hearings.Notices;
using Ical.Net.CalendarComponents;
using Xunit;

namespace Hearings.Tests.Notices;

/// <summary>Calendar files, read back by a calendar library.</summary>
public sealed class CalendarInvitationTests
{
    private static readonly DateTimeOffset Start = new(2026, 4, 14, 5, 0, 0, TimeSpan.Zero);

    private static readonly CalendarInvitation Sitting = new(
        "S-2026-00004", 0, Start, Start.AddHours(3), Trilingual.Of("Комиссия отырысы", "Заседание Комиссии", "Sitting of the Commission"), Trilingual.Of("Астана, Мәңгілік Ел 8; 2-зал", "Астана, Мангилик Ел 8; зал 2", null));

    [Fact]
    public void It_says_what_when_and_where_in_the_readers_language()
    {
        var entry = Read(Sitting, Language.Kk, out var calendar);

        Assert.Equal("REQUEST", calendar.Method);
        Assert.Equal(("S-2026-00004@hearings", 0, "CONFIRMED"), (entry.Uid, entry.Sequence, entry.Status));
        Assert.Equal(("Комиссия отырысы", "Астана, Мәңгілік Ел 8; 2-зал"), (entry.Summary, entry.Location));
        Assert.Equal("Asia/Almaty", entry.DtStart!.TzId);
        Assert.Equal(new DateTime(2026, 4, 14, 10, 0, 0), entry.DtStart.Value);
        Assert.Equal(Start.UtcDateTime, entry.DtStart.AsUtc);
        Assert.Equal(Start.AddHours(3).UtcDateTime, entry.DtEnd!.AsUtc);
        Assert.Equal("mailto:aigul@office.test", entry.Attendees.Single().Value!.ToString());
        Assert.Equal("mailto:commission@office.test", entry.Organizer!.Value!.ToString());
    }

    [Fact]
    public void A_cancellation_is_of_the_same_entry_with_a_higher_sequence()
    {
        var entry = Read(Sitting with { Sequence = 2, Cancelled = true }, Language.Ru, out var calendar);

        Assert.Equal(("CANCEL", "CANCELLED"), (calendar.Method, entry.Status));
        Assert.Equal(("S-2026-00004@hearings", 2), (entry.Uid, entry.Sequence));
    }

    [Theory]
    [InlineData("2024-02-29T04:00:00Z", 10)] // UTC+6, the last day of it
    [InlineData("2024-03-01T04:00:00Z", 9)] // UTC+5, the first day of it
    public void Almatys_change_to_utc_plus_five_is_told_to_calendars_that_do_not_know_it(string utc, int hour)
    {
        var moment = DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
        var entry = Read(Sitting with { StartsAt = moment, EndsAt = moment.AddHours(1) }, Language.En, out var calendar);
        Assert.Equal(hour, entry.DtStart!.Value.Hour);

        // What a program that only has the file's own zone reads: the last rule that has begun by the clock on the wall.
        var rules = calendar.TimeZones.Single().TimeZoneInfos.OrderBy(r => r.Start!.Value).ToList();
        var rule = rules.Last(r => r.Start!.Value <= entry.DtStart.Value);
        Assert.Equal(moment.UtcDateTime, entry.DtStart.Value - rule.OffsetTo!.Offset);
        Assert.Equal(rules[0].OffsetTo!.Offset, rules[1].OffsetFrom!.Offset);
    }

    private static CalendarEvent Read(CalendarInvitation invitation, Language language, out Ical.Net.Calendar calendar)
    {
        var text = invitation.Write(language, ("Commission", "commission@office.test"), ("Айгүл", "aigul@office.test"), Start.AddDays(-10));
        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        calendar = Ical.Net.Calendar.Load(text)!;
        return calendar.Events.Single();
    }
}
