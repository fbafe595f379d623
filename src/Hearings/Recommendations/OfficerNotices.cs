using Hearings.Access;
using Hearings.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>Tells the officers of a body, its loaders and signers, what happened to the body's part.</summary>
public sealed class OfficerNotices(NoticeDesk notices)
{
    /// <summary>Writes a notice to them; the same key tells nobody twice.</summary>
    public async Task Tell(RemediationMove move, string kind, string key, object facts, CancellationToken cancel)
    {
        var officers = await Person.With(move.Db, Role.Loader, Role.Signer).Where(u => u.BodyId == move.Addressee.BodyId).Select(u => u.Id).ToListAsync(cancel);
        await notices.Add(new NoticeDraft(kind, key, officers, facts)
        {
            Link = $"/recommendations/{move.Recommendation.Reference}",
            CaseId = move.Recommendation.CaseId,
            BodyId = move.Addressee.BodyId,
            SubjectId = move.Addressee.Id,
        }, cancel);
    }

    /// <summary>Tells them that the body's part has ended, and how; nothing while it has not.</summary>
    public Task TellEnd(RemediationMove move, CancellationToken cancel) => !move.Addressee.HasEnded ? Task.CompletedTask
        : Tell(move, "RemediationOver", $"{move.Addressee.Id:N}", new
        {
            recommendation = move.Recommendation.Reference,
            text = move.Recommendation.Text,
            end = NoticeDraft.InAll(() => Texts.Text.Of(move.Addressee.Status)),
        }, cancel);
}
