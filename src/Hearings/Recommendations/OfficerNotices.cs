using Hearings.Bodies;
using Hearings.Cases;
using Hearings.Database;
using Hearings.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>Tells the officers of a body, its loaders and signers, what happened to the body's part or case.</summary>
public sealed class OfficerNotices(NoticeDesk notices)
{
    /// <summary>Writes a notice to them; the same key tells nobody twice.</summary>
    public async Task Tell(RemediationMove move, string kind, string key, object facts, CancellationToken cancel)
    {
        await notices.Add(new NoticeDraft(kind, key, await Officers(move.Db, move.Addressee.BodyId, cancel), facts)
        {
            Link = $"/recommendations/{move.Recommendation.Reference}",
            CaseId = move.Recommendation.CaseId,
            BodyId = move.Addressee.BodyId,
            SubjectId = move.Addressee.Id,
        }, cancel);
    }

    /// <summary>Tells them that the body's case has ended, how, and what more is to say of it.</summary>
    public async Task TellEnd(HearingsDb db, HearingCase @case, Trilingual more, CancellationToken cancel) =>
        await notices.Add(new NoticeDraft("CaseEnded", $"{@case.Id:N}", await Officers(db, @case.BodyId, cancel), new
        {
            reference = @case.Reference,
            end = NoticeDraft.InAll(() => Texts.Text.Of(@case.ClosingGround!.Value)),
            more,
        })
        {
            Link = $"/cases/{@case.Reference}",
            CaseId = @case.Id,
            BodyId = @case.BodyId,
        }, cancel);

    /// <summary>Tells them that the body's part has ended, and how; nothing while it has not.</summary>
    public Task TellEnd(RemediationMove move, CancellationToken cancel) => !move.Addressee.HasEnded ? Task.CompletedTask
        : Tell(move, "RemediationOver", $"{move.Addressee.Id:N}", new
        {
            recommendation = move.Recommendation.Reference,
            text = move.Recommendation.Text,
            end = NoticeDraft.InAll(() => Texts.Text.Of(move.Addressee.Status)),
        }, cancel);

    private static Task<List<Guid>> Officers(HearingsDb db, Guid body, CancellationToken cancel) =>
        BodyOfficers.Of(db).Where(u => u.BodyId == body).Select(u => u.Id).ToListAsync(cancel);
}
