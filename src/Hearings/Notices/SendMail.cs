using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Notices;

/// <summary>The effect that sends a notice's mail: at least once, always under the same Message-ID.</summary>
public sealed class SendMail(HearingsDb db, Attachments attachments, MailSender sender, MailSettings settings) : IEffect
{
    /// <summary>The name by which it is asked for.</summary>
    public const string Name = "send-mail";

    /// <inheritdoc/>
    public bool IsRepeatable => false;

    /// <inheritdoc/>
    public async Task Run(EffectCall call, CancellationToken cancel)
    {
        var notice = await Of(call.Data).AsNoTracking().SingleAsync(cancel);
        if (!notice.MayLeave) return;
        if (!settings.IsConfigured) throw new InvalidOperationException("No mail server is configured on this node.");
        var files = new List<Attachment>();
        foreach (var name in Attachments.Names(notice)) files.Add((await attachments.Make(notice, name, cancel))!);
        using var message = MailWriter.Write(notice, files, settings);
        await sender.Send(message, call.BeginSending, cancel);
    }

    /// <inheritdoc/>
    public async Task Ended(EffectEnd end, CancellationToken cancel)
    {
        var notice = await Of(end.Data).SingleAsync(cancel);
        if (!notice.MayLeave) return;
        switch (end.Status)
        {
            case JobStatus.Done: notice.Take(end.At); break;
            case JobStatus.Uncertain: notice.Doubt(end.Error); break;
            case JobStatus.Cancelled: notice.Cancel(); break;
            default: notice.Fail(end.Error); break;
        }
    }

    private IQueryable<Notice> Of(System.Text.Json.Nodes.JsonObject data)
    {
        var id = Guid.Parse((string)data["notice"]!);
        return db.Notices.Where(n => n.Id == id);
    }
}
