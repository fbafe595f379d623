using System.Text.Json;
using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Hearings.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Notices;

/// <summary>Writes official letters in the transaction of the command that needs them, and has the body's signers told.</summary>
public sealed class LetterDesk(HearingsDb db, NoticeDesk notices, TimeProvider time)
{
    /// <summary>The kind of the notice that carries a letter.</summary>
    public const string NoticeKind = "Letter";

    /// <summary>Writes a letter with the next number, or returns the one that was written for this key.</summary>
    public async Task<Letter> Draft(LetterDraft draft, Actor actor, CancellationToken cancel = default)
    {
        if (await db.Letters.SingleOrDefaultAsync(l => l.Key == draft.Key, cancel) is { } known) return known;
        var now = time.GetUtcNow();
        var today = LocalTime.DateOf(now);
        var body = await db.Bodies.Where(b => b.Id == draft.BodyId).Select(b => b.Name).SingleAsync(cancel);
        var chair = await Person.With(db, Role.Chair).AsNoTracking().FirstOrDefaultAsync(cancel);
        var facts = JsonSerializer.SerializeToNode(draft.Facts, JsonSerializerOptions.Web)!.AsObject();
        facts["body"] = JsonSerializer.SerializeToNode(body, JsonSerializerOptions.Web);
        var letter = new Letter
        {
            Reference = (await ReferenceNumber.Take(db, "L", today.Year, 1, cancel))[0],
            Key = draft.Key,
            Kind = draft.Kind,
            WrittenOn = today,
            BodyId = draft.BodyId,
            BodyName = body,
            AddresseePost = draft.AddresseePost == new Trilingual() ? NoticeDraft.InAll("Letters.ToHead") : draft.AddresseePost,
            AddresseeName = draft.AddresseeName,
            Title = NoticeDraft.InAll(() => Template.Of($"Letters.{draft.Kind}.Title", facts)),
            Text = NoticeDraft.InAll(() => Template.Of($"Letters.{draft.Kind}.Body", facts)),
            SignerPost = NoticeDraft.InAll("Letters.Chair"),
            SignerName = chair?.Name ?? "",
            CaseId = draft.CaseId,
            SittingId = draft.SittingId,
            SubjectId = draft.SubjectId,
            WrittenAt = now,
        };
        db.Letters.Add(letter);
        db.Record(actor, now, "LetterWritten", draft.CaseId, draft.BodyId, data: new { reference = letter.Reference, title = letter.Title });
        if (draft.Notify) await Notify(letter, cancel);
        return letter;
    }

    private async Task Notify(Letter letter, CancellationToken cancel)
    {
        var signers = await Person.With(db, Role.Signer).Where(u => u.BodyId == letter.BodyId).Select(u => u.Id).ToListAsync(cancel);
        await notices.Add(new NoticeDraft(NoticeKind, letter.Reference, signers, new { reference = letter.Reference, title = letter.Title, text = letter.Text, writtenOn = letter.WrittenOn })
        {
            Link = $"/letters/{letter.Reference}",
            CaseId = letter.CaseId,
            BodyId = letter.BodyId,
            SittingId = letter.SittingId,
            SubjectId = letter.SubjectId,
            LetterReference = letter.Reference,
        }, cancel);
    }
}
