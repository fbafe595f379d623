using Hearings.Audit;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cli.Soak;

/// <summary>What a soak proves at its end, counted and printed.</summary>
internal sealed class SoakProof(SoakRun run)
{
    private static readonly string[] Once = ["CaseOpened", "ExplanationSubmitted", "ExplanationMissed", "RapporteurAssigned", "BriefWritten", "HearingScheduled", "OutcomeRecorded", "CaseClosed"];
    private readonly List<string> _broken = [];

    /// <summary>Prints it.</summary>
    /// <returns>Whether everything holds.</returns>
    public async Task<bool> Print(CancellationToken stop)
    {
        foreach (var (what, count) in run.Done.OrderBy(d => d.Key, StringComparer.Ordinal)) Console.WriteLine($"{count,8}  {what}");
        foreach (var (what, count) in run.Mail.Faults.OrderBy(d => d.Key, StringComparer.Ordinal)) Console.WriteLine($"{count,8}  mail server {what}");
        await run.With(async (HearingsDb db) =>
        {
            await Cases(db, stop);
            await Diary(db, stop);
            await Mails(db, stop);
        });
        await run.With(async (SealEvents sealer) => Console.WriteLine($"{await sealer.Seal(stop),8}  events sealed at the end"));
        await run.With(async (HearingsDb db) => Console.WriteLine($"{await db.Seals.CountAsync(stop),8}  seals in the audit log's chain"));
        await run.With(async (Checker checker) =>
        {
            foreach (var finding in await checker.Check(stop)) _broken.Add($"{finding.Rule}\t{finding.Subject}\t{finding.Found}");
        });
        foreach (var line in _broken.Take(50)) Console.WriteLine($"BROKEN  {line}");
        Console.WriteLine(_broken.Count == 0 ? "Nothing was lost and nothing was done twice." : $"{_broken.Count} broken invariants.");
        return _broken.Count == 0;
    }

    private async Task Cases(HearingsDb db, CancellationToken stop)
    {
        foreach (var status in await db.Cases.GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop))
        {
            Console.WriteLine($"{status.Count,8}  cases {status.Key}");
            if (status.Key != CaseStatus.Closed) _broken.Add($"NotClosed\t{status.Count} cases\t{status.Key}");
        }
        foreach (var status in await db.Instances.GroupBy(i => new { i.ProcessKey, i.Status }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop))
        {
            Console.WriteLine($"{status.Count,8}  processes {status.Key.ProcessKey} {status.Key.Status}");
            if (status.Key.Status != InstanceStatus.Completed) _broken.Add($"NotEnded\t{status.Count} {status.Key.ProcessKey}\t{status.Key.Status}");
        }
        foreach (var status in await db.Jobs.GroupBy(j => new { j.Kind, j.Status }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop))
            Console.WriteLine($"{status.Count,8}  jobs {status.Key.Kind} {status.Key.Status}");
        Console.WriteLine($"{await db.Incidents.CountAsync(stop),8}  incidents, {await db.Incidents.CountAsync(i => i.ResolvedAt == null, stop)} open");
        Console.WriteLine($"{SoakDiary.Count(run.Folder, SoakDiary.HandlerGivenUp),8}  handlers that hung and were given up");
        Console.WriteLine($"{SoakDiary.Count(run.Folder, SoakDiary.DiskFull),8}  files refused for want of room, {await db.StoredFiles.CountAsync(stop)} kept");
        // An event of a case's course tells of one move: twice would be a step done twice.
        foreach (var twice in await db.Events.Where(e => Once.Contains(e.Kind)).GroupBy(e => new { e.CaseId, e.Kind }).Where(g => g.Count() > 1)
            .Select(g => new { g.Key.CaseId, g.Key.Kind, Count = g.Count() }).Take(100).ToListAsync(stop))
            _broken.Add($"DoneTwice\t{twice.CaseId}\t{twice.Kind} {twice.Count} times");
    }

    private async Task Diary(HearingsDb db, CancellationToken stop)
    {
        var stored = (await db.Events.Where(e => e.CaseId != null && Once.Contains(e.Kind)).Select(e => new { e.CaseId, e.Kind }).ToListAsync(stop))
            .Select(e => $"{e.CaseId} {e.Kind}").ToHashSet(StringComparer.Ordinal);
        // The last line of a killed node may be cut off.
        var seen = SoakDiary.Lines(run.Folder).Where(line => Array.Exists(Once, kind => line.EndsWith(' ' + kind, StringComparison.Ordinal))).ToList();
        Console.WriteLine($"{seen.Count,8}  moves that nodes saw committed");
        _broken.AddRange(seen.Where(line => !stored.Contains(line)).Select(line => $"Lost\t{line}\tsaw it committed"));
    }

    private async Task Mails(HearingsDb db, CancellationToken stop)
    {
        var notices = await db.Notices.Select(n => new { n.MessageId, n.Status }).ToListAsync(stop);
        var received = run.Mail.Received.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        foreach (var group in notices.GroupBy(n => n.Status).OrderBy(g => g.Key)) Console.WriteLine($"{group.Count(),8}  notices {group.Key}");
        Console.WriteLine($"{received.Count,8}  mails reached the server under as many Message-IDs, {received.Count(r => r.Value > 1)} of them more than once");
        var ids = notices.Select(n => n.MessageId).ToHashSet(StringComparer.Ordinal);
        _broken.AddRange(received.Keys.Where(id => !ids.Contains(id)).Select(id => $"MailWithoutNotice\t{id}\treceived"));
        _broken.AddRange(notices.Where(n => n.Status == NoticeStatus.Sent && !received.ContainsKey(n.MessageId)).Select(n => $"MailLost\t{n.MessageId}\tsent"));
        _broken.AddRange(notices.Where(n => n.Status == NoticeStatus.Pending).Select(n => $"MailForgotten\t{n.MessageId}\tpending"));
    }
}
