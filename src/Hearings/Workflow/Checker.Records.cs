using Hearings.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

public sealed partial class Checker
{
    /// <summary>What leaves the machine and what must never change.</summary>
    private async Task CheckRecords(List<Finding> findings, CancellationToken cancel)
    {
        findings.AddRange(await db.Notices.GroupBy(n => n.MessageId).Where(g => g.Count() > 1).OrderBy(g => g.Key).Take(Page)
            .Select(g => new Finding("MessageIdTwice", g.Key, g.Count() + " notices")).ToListAsync(cancel));
        // A notice that waits to be sent has an effect that will send it.
        findings.AddRange(await db.Database.SqlQuery<Finding>($"""
            select 'NoticeForgotten' as rule, n.subject as subject, n.status as found from notice n where n.status = {nameof(NoticeStatus.Pending)}
            and not exists (select 1 from job j where j.status in ('Pending', 'Running')
                and j.key = {SendMail.Name} || ':' || replace(n.id::text, '-', ''))
            """).OrderBy(f => f.Subject).Take(Page).ToListAsync(cancel));
        findings.AddRange(await db.Database.SqlQuery<Finding>($"""
            select 'EventsUnprotected' as rule, wanted.name as subject, 'the trigger is off' as found
            from (values ('audit_event', '_append_only'), ('audit_event', '_not_truncated'), ('audit_seal', '_append_only'), ('audit_seal', '_not_truncated')) protection(of, how)
            cross join lateral (select of || how) wanted(name)
            where not exists (select 1 from pg_trigger t where t.tgname = wanted.name and t.tgenabled in ('O', 'A') and t.tgrelid = of::regclass)
            """).ToListAsync(cancel));
    }
}
