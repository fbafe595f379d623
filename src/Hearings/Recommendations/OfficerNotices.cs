using Hearings.Access;
using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Notices;
using Hearings.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>
/// Tells the officers of a body, its loaders and signers, what happened to the body's part or case. Where it has none the
/// secretaries are told what reached nobody.
/// </summary>
public sealed class OfficerNotices(HearingsDb db, NoticeDesk notices)
{
    /// <summary>Writes a notice to them; the same key tells nobody twice.</summary>
    public Task Tell(RemediationMove move, string kind, string key, object facts, CancellationToken cancel) =>
        Add(move.Addressee.BodyId, new NoticeDraft(kind, key, [], facts)
        {
            Link = $"/recommendations/{move.Recommendation.Reference}",
            CaseId = move.Recommendation.CaseId,
            SubjectId = move.Addressee.Id,
        }, move.Recommendation.Reference, cancel);

    /// <summary>Tells them that the body's case has ended, how, and what more is to say of it.</summary>
    public Task TellEnd(HearingCase @case, Trilingual more, CancellationToken cancel) =>
        Add(@case.BodyId, new NoticeDraft("CaseEnded", $"{@case.Id:N}", [], new
        {
            reference = @case.Reference,
            end = NoticeDraft.InAll(() => Text.Of(@case.ClosingGround!.Value)),
            more,
        })
        {
            Link = $"/cases/{@case.Reference}",
            CaseId = @case.Id,
        }, @case.Reference, cancel);

    /// <summary>Tells them that the body's part has ended, and how; nothing while it has not.</summary>
    public Task TellEnd(RemediationMove move, CancellationToken cancel) => !move.Addressee.HasEnded ? Task.CompletedTask
        : Tell(move, "RemediationOver", $"{move.Addressee.Id:N}", new
        {
            recommendation = move.Recommendation.Reference,
            text = move.Recommendation.Text,
            end = NoticeDraft.InAll(() => Text.Of(move.Addressee.Status)),
        }, cancel);

    private async Task Add(Guid bodyId, NoticeDraft draft, string reference, CancellationToken cancel)
    {
        var officers = await BodyOfficers.Of(db).Where(u => u.BodyId == bodyId).Select(u => u.Id).ToListAsync(cancel);
        if (officers.Count == 0)
        {
            draft = draft with
            {
                Kind = "NobodyToTell",
                Key = $"{draft.Kind}:{draft.Key}",
                Facts = new
                {
                    body = await db.Bodies.Where(b => b.Id == bodyId).Select(b => b.Name).SingleAsync(cancel),
                    reference,
                    about = NoticeDraft.InAll(() => Text.Get($"Notices.{draft.Kind}.Name")),
                },
            };
            officers = await Person.With(db, Role.Secretary).Select(u => u.Id).ToListAsync(cancel);
        }
        await notices.Add(draft with { People = officers, BodyId = bodyId }, cancel);
    }
}
