using Hearings.Access;
using Hearings.Notices;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Xunit;

namespace Hearings.Tests.Notices;

/// <summary>Mails over a real conversation with a server that does what it likes.</summary>
public sealed class SendMailTests(MailHouse house) : IClassFixture<MailHouse>
{
    [Fact]
    public async Task A_mail_is_sent_once_signed_in_in_its_readers_language()
    {
        var reader = await house.Reader("Aigul", Language.Kk);
        var id = await house.Write(reader, "once");
        await house.RunJobs();
        await house.RunJobs();

        var mail = Assert.Single(house.MailsTo(reader));
        var notice = await house.Notice(id);
        Assert.Equal((NoticeStatus.Sent, house.Clock.GetUtcNow()), (notice.Status, notice.SentAt!.Value));
        Assert.Equal(notice.MessageId, mail.MessageId);
        Assert.Equal("Сізге тапсырма түсті: once (R-1)", mail.Subject);
        Assert.Equal("commission@office.test", mail.From.Mailboxes.Single().Address);
        Assert.Equal("Ақпаратқа қол жеткізу мәселелері жөніндегі комиссия", mail.From.Mailboxes.Single().Name);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Contains("Неліктен сізге түсті: because", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://hearings.office.test/tasks/1", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://hearings.office.test/tasks/1\"", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("\0hearings\0quiet as a mouse", house.Server.SignIns);
    }

    [Theory]
    [InlineData(Turn.HangUp)]
    [InlineData(Turn.Later)]
    [InlineData(Turn.RefuseContent)]
    public async Task What_was_certainly_not_taken_is_tried_again_under_the_same_id(Turn trouble)
    {
        var reader = await house.Reader($"Again{trouble}");
        var id = await house.Write(reader, $"again-{trouble}");
        house.Server.Then(trouble);
        await house.RunJobs();
        Assert.Equal(NoticeStatus.Pending, (await house.Notice(id)).Status);
        Assert.Empty(house.MailsTo(reader));

        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.RunJobs();

        Assert.Equal(NoticeStatus.Sent, (await house.Notice(id)).Status);
        Assert.Equal((await house.Notice(id)).MessageId, Assert.Single(house.MailsTo(reader)).MessageId);
    }

    [Fact]
    public async Task A_server_that_stays_away_is_given_up_after_growing_pauses()
    {
        var reader = await house.Reader("Away");
        var id = await house.Write(reader, "away");
        house.Server.Then(Enumerable.Repeat(Turn.HangUp, 5).ToArray());
        for (var i = 0; i < 5; i++)
        {
            await house.RunJobs();
            house.Clock.Advance(TimeSpan.FromHours(6));
        }
        await house.RunJobs();

        var notice = await house.Notice(id);
        Assert.Equal(NoticeStatus.Failed, notice.Status);
        Assert.NotNull(notice.LastError);
        Assert.Empty(house.MailsTo(reader));
    }

    [Fact]
    public async Task A_refusal_for_good_is_not_tried_again()
    {
        var reader = await house.Reader("Nobody");
        var id = await house.Write(reader, "nobody");
        house.Server.Then(Turn.NoSuchPerson);
        await house.RunJobs();
        house.Clock.Advance(TimeSpan.FromHours(12));
        await house.RunJobs();

        var notice = await house.Notice(id);
        Assert.Equal(NoticeStatus.Failed, notice.Status);
        Assert.Contains("550 no such person here", notice.LastError, StringComparison.Ordinal);
        Assert.Empty(house.MailsTo(reader));
    }

    [Fact]
    public async Task A_silent_server_is_left_after_the_time_limit_and_asked_again()
    {
        var reader = await house.Reader("Silent");
        var id = await house.Write(reader, "silent");
        house.Server.Then(Turn.Stall);
        await house.RunJobs();
        Assert.Equal(NoticeStatus.Pending, (await house.Notice(id)).Status);

        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.RunJobs();
        Assert.Equal(NoticeStatus.Sent, (await house.Notice(id)).Status);
    }

    [Fact]
    public async Task A_server_that_drops_the_line_after_taking_the_mail_has_taken_it()
    {
        var reader = await house.Reader("Dropped");
        var id = await house.Write(reader, "dropped");
        house.Server.Then(Turn.AcceptAndDrop);
        await house.RunJobs();
        Assert.Equal(NoticeStatus.Sent, (await house.Notice(id)).Status);
        Assert.Single(house.MailsTo(reader));
    }

    [Theory]
    [InlineData(Turn.DieAfterData)]
    [InlineData(Turn.StallAfterData)]
    public async Task An_answer_that_never_came_is_shown_and_sent_again_by_a_person_only(Turn trouble)
    {
        var reader = await house.Reader($"Unsure{trouble}");
        var id = await house.Write(reader, $"unsure-{trouble}");
        house.Server.Then(trouble);
        await house.RunJobs();
        house.Clock.Advance(TimeSpan.FromHours(8));
        await house.RunJobs();
        Assert.Equal(NoticeStatus.Uncertain, (await house.Notice(id)).Status);
        Assert.Single(house.MailsTo(reader));

        using var office = await house.SignedIn(await house.Person(Role.Secretary));
        Assert.Contains("nobody knows whether", (await office.Get("/outbox")).Main, StringComparison.Ordinal);
        var page = await office.Get($"/outbox/{id}");
        Assert.Contains("its answer never came", page.Main, StringComparison.Ordinal);
        await office.Submit(page, "resend");
        await house.RunJobs();

        var notice = await house.Notice(id);
        Assert.Equal((NoticeStatus.Sent, 1), (notice.Status, notice.Resends));
        Assert.Equal(2, house.MailsTo(reader).Count);
        Assert.Single(house.MailsTo(reader).Select(m => m.MessageId).Distinct());
        Assert.True(await house.Ask(db => db.Events.AnyAsync(e => e.Kind == "NoticeResent" && e.ActorName == "Secretary")));
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => house.With<ResendNoticeHandler, Notice>(h => h.Handle(new(id), Actor.System)));
        Assert.Equal("NoticeStatus", refused.Rule);
    }

    [Fact]
    public async Task A_fictional_address_is_never_written_to()
    {
        var before = house.Server.Connections;
        var reader = await house.Reader("Persona", domain: "demo.example");
        var id = await house.Write(reader, "persona");
        await house.RunJobs();

        var notice = await house.Notice(id);
        Assert.Equal((NoticeStatus.Kept, KeptReason.FictionalAddress), (notice.Status, notice.Kept));
        Assert.Equal(before, house.Server.Connections);
        Assert.Equal("NoticeStays", (await Assert.ThrowsAsync<RuleViolation>(() => house.With<ResendNoticeHandler, Notice>(h => h.Handle(new(id), Actor.System)))).Rule);
    }

    [Fact]
    public async Task A_person_keeps_a_waiting_mail_from_leaving()
    {
        var reader = await house.Reader("Halted");
        var id = await house.Write(reader, "halted");
        using var office = await house.SignedIn(await house.Person(Role.Administrator));
        await office.Submit(await office.Get($"/outbox/{id}"), "cancel");
        await house.RunJobs();

        Assert.Equal(NoticeStatus.Cancelled, (await house.Notice(id)).Status);
        Assert.Empty(house.MailsTo(reader));
    }

    [Fact]
    public async Task An_invitation_stands_among_the_forms_of_the_text_and_is_attached()
    {
        var reader = await house.Reader("Invited", Language.Ru);
        var start = new DateTimeOffset(2026, 4, 14, 5, 0, 0, TimeSpan.Zero);
        var id = await house.Write(new NoticeDraft("Letter", "invited", [reader.Id], new { reference = "x", title = "y", writtenOn = "2026-03-02", text = "z" })
        {
            Invitation = new CalendarInvitation("S-2026-00001", 0, start, start.AddHours(2), Trilingual.Of("Отырыс", "Заседание", "Sitting"), Trilingual.Of(null, "Зал 2", null)),
        });
        await house.RunJobs();

        var mail = Assert.Single(house.MailsTo(reader));
        var parts = mail.BodyParts.OfType<MimePart>().Where(p => p.ContentType.IsMimeType("text", "calendar")).ToList();
        Assert.Equal([null, "invite.ics"], parts.Select(p => p.FileName));
        Assert.All(parts, p => Assert.Equal("REQUEST", p.ContentType.Parameters["method"]));
        using var content = new MemoryStream();
        await parts[1].Content!.DecodeToAsync(content, TestContext.Current.CancellationToken);
        var entry = Ical.Net.Calendar.Load(System.Text.Encoding.UTF8.GetString(content.ToArray()))!.Events.Single();
        Assert.Equal(("Заседание", start.UtcDateTime), (entry.Summary, entry.DtStart!.AsUtc));
        Assert.Equal("mailto:invited@office.test", entry.Attendees.Single().Value!.ToString());

        // The page hands out the very same file.
        using var own = await house.SignedIn(reader);
        Assert.Equal(content.ToArray(), await own.Client.GetByteArrayAsync(new Uri($"/notices/{id}/invite.ics", UriKind.Relative), TestContext.Current.CancellationToken));
        using var other = await house.SignedIn(await house.Reader("Stranger"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await other.Get($"/notices/{id}/invite.ics")).Status);
    }
}
