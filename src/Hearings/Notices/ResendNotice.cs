using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Notices;

/// <summary>A person has a notice's mail sent, or sent again where it failed or nobody knows whether it arrived.</summary>
public sealed record ResendNotice(Guid Id);

/// <summary>Runs <see cref="ResendNotice"/>.</summary>
public sealed class ResendNoticeHandler(HearingsDb db, NoticeDesk desk, MailSettings mail, TimeProvider time)
{
    /// <summary>
    /// It leaves under the Message-ID that it has, to the address that its reader has now. Refused where it was sent or waits
    /// to be, where no server is configured, and where the address leads nowhere.
    /// </summary>
    public Task<Notice> Handle(ResendNotice command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Administrator);
        var notice = await db.Notices.SingleOrDefaultAsync(n => n.Id == command.Id, cancel) ?? throw new RuleViolation("NotFound");
        var address = await db.Users.Where(u => u.Id == notice.RecipientId).Select(u => u.Email).SingleAsync(cancel);
        if (mail.KeptFor(address) is { } reason) throw new RuleViolation("NoticeStays", notice.Subject, reason);
        var before = notice.Status;
        notice.Resend(address!);
        await desk.Send(notice, cancel);
        db.Record(actor, time.GetUtcNow(), "NoticeResent", notice.CaseId, notice.BodyId,
            data: new { subject = notice.Subject, recipient = notice.RecipientName, before = before.ToString() });
        return notice;
    }, cancel);
}
