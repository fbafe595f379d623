using System.Text.Json;
using System.Text.Json.Nodes;
using Hearings.Database;
using Hearings.Texts;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Notices;

/// <summary>
/// Writes notices in the transaction of the command that they tell of, each in its reader's language. Where a mail
/// server is configured their mails leave once that transaction is committed; else they are kept and read here.
/// </summary>
public sealed class NoticeDesk(HearingsDb db, MailSettings mail, TimeProvider time)
{
    private const int Many = 100;

    /// <summary>Writes one notice to all of its people; whoever was told already is passed over.</summary>
    public Task Add(NoticeDraft draft, CancellationToken cancel = default) => Add([draft], cancel);

    /// <summary>Writes many notices with two questions to the database, however many they are.</summary>
    public async Task Add(IReadOnlyCollection<NoticeDraft> drafts, CancellationToken cancel = default)
    {
        var people = drafts.SelectMany(d => d.People).Distinct().ToArray();
        if (people.Length == 0) return;
        var readers = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id) && u.IsActive)
            .Select(u => new Reader(u.Id, u.Name, u.Email, u.Language)).ToDictionaryAsync(u => u.Id, cancel);
        var asked = drafts.SelectMany(draft => draft.People.Distinct(), (draft, id) => (Draft: draft, Reader: readers.GetValueOrDefault(id)))
            .Where(n => n.Reader is not null).Select(n => (Key: $"{n.Draft.Kind}:{n.Draft.Key}:{n.Reader!.Id:N}", n.Draft, n.Reader))
            .DistinctBy(n => n.Key).ToList();
        var keys = asked.ConvertAll(n => n.Key);
        var known = await db.Notices.Where(n => keys.Contains(n.Key)).Select(n => n.Key).ToHashSetAsync(cancel);
        known.UnionWith(db.ChangeTracker.Entries<Notice>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.Key));
        await Store([.. asked.Where(n => !known.Contains(n.Key)).Select(n => Write(n.Key, n.Draft, n.Reader))], cancel);
    }

    /// <summary>Has a pending notice's mail leave once the running transaction is committed.</summary>
    public async Task Send(Notice notice, CancellationToken cancel = default)
    {
        var key = $"{SendMail.Name}:{notice.EffectKey}";
        if (await db.Jobs.SingleOrDefaultAsync(j => j.Key == key, cancel) is { } before) before.Repeat(time.GetUtcNow(), before.Data);
        else db.Jobs.Add(Job(notice));
    }

    private async Task Store(List<Notice> written, CancellationToken cancel)
    {
        var jobs = written.Where(n => n.Status == NoticeStatus.Pending).Select(Job).ToList();
        if (written.Count < Many)
        {
            db.Notices.AddRange(written);
            db.Jobs.AddRange(jobs);
            return;
        }
        // What they refer to comes first.
        await db.SaveChangesAsync(cancel);
        await db.Copy(written, cancel);
        await db.Copy(jobs, cancel);
    }

    private Job Job(Notice notice) =>
        Effects.EffectJob(SendMail.Name, notice.EffectKey, new JsonObject { ["notice"] = notice.Id.ToString() }, time.GetUtcNow());

    private Notice Write(string key, NoticeDraft draft, Reader reader)
    {
        var facts = draft.Facts is null ? [] : JsonSerializer.SerializeToNode(draft.Facts, JsonSerializerOptions.Web)!.AsObject();
        using var _ = Languages.Use(reader.Language);
        var id = Guid.CreateVersion7();
        return new Notice
        {
            Id = id,
            Key = key,
            Kind = draft.Kind,
            RecipientId = reader.Id,
            RecipientName = reader.Name,
            Address = reader.Address ?? "",
            Language = reader.Language,
            Subject = Template.Of($"Notices.{draft.Kind}.Subject", facts),
            Body = Template.Of($"Notices.{draft.Kind}.Body", facts),
            Facts = facts,
            Link = draft.Link,
            CaseId = draft.CaseId,
            BodyId = draft.BodyId,
            SittingId = draft.SittingId,
            SubjectId = draft.SubjectId,
            LetterReference = draft.LetterReference,
            Calendar = draft.Invitation is null ? null : JsonSerializer.SerializeToNode(draft.Invitation, JsonSerializerOptions.Web)!.AsObject(),
            MessageId = $"{id:N}@{mail.Domain}",
            CreatedAt = time.GetUtcNow(),
        }.Settle(mail.KeptFor(reader.Address));
    }

    private sealed record Reader(Guid Id, string Name, string? Address, Language Language);
}
