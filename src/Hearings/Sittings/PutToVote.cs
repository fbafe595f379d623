using Hearings.Access;
using Hearings.Recommendations;
using Hearings.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>The secretary opens the vote on an item; members may then vote on their own phones.</summary>
public sealed record PutToVote(Guid SittingId, Guid ItemId, Trilingual? Motion = null, int? Seen = null);

/// <summary>Runs <see cref="PutToVote"/>.</summary>
public sealed class PutToVoteHandler(SittingDesk desk, CurrentSettings settings)
{
    /// <summary>
    /// Opens it; refused with the numbers where there is no quorum, and where a recommendation lacks a state language, save in a
    /// demonstration: from here on its wording stands.
    /// </summary>
    public Task<Vote> Handle(PutToVote command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            var members = await Commission.Members(move.Db, cancel);
            return await Open(move, move.Sitting.Item(command.ItemId), command.Motion, members, await settings.Get(cancel: cancel), cancel);
        }, [Role.Secretary], cancel);

    /// <summary>The same inside a move that goes on to count.</summary>
    internal static async Task<Vote> Open(SittingMove move, AgendaItem item, Trilingual? motion, List<CommissionMember> members, CommissionSettings rules, CancellationToken cancel)
    {
        await ExpectStateLanguages(move, item, cancel);
        var vote = move.Sitting.PutToVote(item.Id, motion ?? new(), members, rules, move.Now);
        move.Record("VoteOpened", new { number = item.Number, title = item.Title });
        return vote;
    }

    private static async Task ExpectStateLanguages(SittingMove move, AgendaItem item, CancellationToken cancel)
    {
        if (await move.Db.Installations.AnyAsync(i => i.IsDemonstration, cancel)) return;
        var drafts = await move.Db.Recommendations.AsNoTracking().Where(r => r.AgendaItemId == item.Id && r.Status == RecommendationStatus.Draft)
            .OrderBy(r => r.Reference).ToListAsync(cancel);
        foreach (var draft in drafts)
            if (((Trilingual[])[draft.Text, draft.Reason, draft.Criterion]).SelectMany(t => t.MissingStateLanguages()).ToList() is [var language, ..])
                throw new RuleViolation("RecommendationLanguage", draft.Reference, language);
    }
}
