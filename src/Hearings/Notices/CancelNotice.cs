using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Notices;

/// <summary>A person keeps a notice's mail from being sent, or ends the doubt about one that need not be sent again.</summary>
public sealed record CancelNotice(Guid Id);

/// <summary>Runs <see cref="CancelNotice"/>.</summary>
public sealed class CancelNoticeHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Its reader still finds it in the program. Refused where it was sent, and while it is being handed over.</summary>
    public Task<Notice> Handle(CancelNotice command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Administrator);
        var notice = await db.Notices.SingleOrDefaultAsync(n => n.Id == command.Id, cancel) ?? throw new RuleViolation("NotFound");
        var now = time.GetUtcNow();
        var key = $"{SendMail.Name}:{notice.EffectKey}";
        await db.Database.ExecuteSqlAsync($"select 1 from job where key = {key} for update", cancel);
        if (await db.Jobs.SingleOrDefaultAsync(j => j.Key == key, cancel) is { } job)
        {
            if (job.Status == JobStatus.Running) throw new RuleViolation("NoticeUnderway", notice.Subject);
            if (job.Status is JobStatus.Pending or JobStatus.Failed or JobStatus.Uncertain) job.End(JobStatus.Cancelled, now);
        }
        notice.Cancel();
        db.Record(actor, now, "NoticeCancelled", notice.CaseId, notice.BodyId, data: new { subject = notice.Subject, recipient = notice.RecipientName });
        return notice;
    }, cancel);
}
