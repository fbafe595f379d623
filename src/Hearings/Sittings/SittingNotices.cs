using Hearings.Access;
using Hearings.Bodies;
using Hearings.Database;
using Hearings.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>
/// Tells members and bodies of a sitting: a notice with an entry for the calendar, for a body with an official letter too.
/// A body is told only of the items that concern it.
/// </summary>
public sealed class SittingNotices(HearingsDb db, NoticeDesk notices, LetterDesk letters)
{
    /// <summary>Invites these, for the first time or anew with the reason.</summary>
    public Task Invite(Sitting sitting, IReadOnlyCollection<Invitation> invitations, Actor actor, string? reason, CancellationToken cancel = default) =>
        Tell(reason is null ? "SittingInvitation" : "SittingMoved", sitting, invitations, actor, reason, cancel);

    /// <summary>Tells the members of an item that came late, and invites its body.</summary>
    public async Task Late(Sitting sitting, AgendaItem item, Invitation? body, Actor actor, CancellationToken cancel = default)
    {
        await notices.Add([Draft("AgendaItemLate", sitting, [.. sitting.Invitations.Select(i => i.MemberId).OfType<Guid>()], Open(sitting), item.LateReason, item)], cancel);
        if (body is not null) await Invite(sitting, [body], actor, null, cancel);
    }

    /// <summary>Tells everybody who was invited that it is called off.</summary>
    public Task CallOff(Sitting sitting, Actor actor, CancellationToken cancel = default) =>
        Tell("SittingCancelled", sitting, sitting.Invitations, actor, sitting.CancelReason, cancel);

    /// <summary>
    /// Tells a body that was invited for an item, which has been put off before the sitting, that it need not come; nothing
    /// where another item still calls it.
    /// </summary>
    public async Task PutOff(Sitting sitting, AgendaItem item, CancellationToken cancel = default)
    {
        if (item.BodyId is not { } body || sitting.Items.Exists(i => i.BodyId == body && !i.IsEnded)) return;
        var draft = Draft("HearingPutOff", sitting, [.. (await Officers([body], cancel))[body]], [item], item.Decision);
        await notices.Add([draft with
        {
            Key = $"{sitting.Reference}/{item.Id:N}",
            BodyId = body,
            Invitation = draft.Invitation! with { Cancelled = true },
        }], cancel);
    }

    private async Task Tell(
        string kind, Sitting sitting, IReadOnlyCollection<Invitation> invitations, Actor actor, string? reason, CancellationToken cancel)
    {
        var cancelled = sitting.Status == SittingStatus.Cancelled;
        var drafts = new List<NoticeDraft>();
        var members = invitations.Select(i => i.MemberId).OfType<Guid>().ToArray();
        if (members.Length > 0) drafts.Add(Draft(kind, sitting, members, Open(sitting), reason));
        // In the agenda's order, in which their letters are numbered; whose item was put off is not called any more.
        var invited = invitations.Select(i => i.BodyId).OfType<Guid>().ToHashSet();
        var bodies = Open(sitting).Select(i => i.BodyId).OfType<Guid>().Distinct().Where(invited.Contains).ToArray();
        var officers = await Officers(bodies, cancel);
        foreach (var body in bodies)
        {
            var items = Open(sitting).Where(i => i.BodyId == body).ToList();
            var letter = cancelled ? null : await letters.Draft(new LetterDraft(LetterKind.Invitation, $"{sitting.Reference}:{sitting.Sequence}/{body:N}", body, new
            {
                sitting = sitting.Reference,
                startsAt = sitting.StartsAt,
                place = sitting.Place,
                item = Lines(items, numbered: false),
            }) { CaseId = items.Select(i => i.CaseId).FirstOrDefault(c => c is not null), SittingId = sitting.Id, Notify = false }, actor, cancel);
            drafts.Add(Draft(kind, sitting, [.. officers[body]], items, reason) with { BodyId = body, LetterReference = letter?.Reference });
        }
        await notices.Add(drafts, cancel);
    }

    private static IEnumerable<AgendaItem> Open(Sitting sitting) => sitting.Agenda.Where(i => !i.IsEnded);

    private async Task<ILookup<Guid, Guid>> Officers(Guid[] bodies, CancellationToken cancel) =>
        (await BodyOfficers.Of(db).Where(u => bodies.Contains(u.BodyId!.Value))
            .Select(u => new { u.Id, u.BodyId }).ToListAsync(cancel)).ToLookup(u => u.BodyId!.Value, u => u.Id);

    private static NoticeDraft Draft(string kind, Sitting sitting, IReadOnlyCollection<Guid> people, IEnumerable<AgendaItem> items, object? reason, AgendaItem? late = null)
    {
        var agenda = Lines([.. items], numbered: true);
        var summary = NoticeDraft.InAll("Sittings.CalendarSummary", sitting.Reference);
        return new NoticeDraft(kind, $"{sitting.Reference}:{sitting.Sequence}", people,
            new { reference = sitting.Reference, startsAt = sitting.StartsAt, place = sitting.Place, agenda, reason, item = late?.Title })
        {
            Link = $"/sittings/{sitting.Reference}",
            SittingId = sitting.Id,
            Invitation = new CalendarInvitation(sitting.Reference, sitting.Sequence, sitting.StartsAt, sitting.EndsAt, summary,
                NoticeDraft.InAll(() => sitting.Link is null ? sitting.Place.ToString() : $"{sitting.Place} · {sitting.Link}"), sitting.Status == SittingStatus.Cancelled) { Description = agenda },
        };
    }

    private static Trilingual Lines(IReadOnlyList<AgendaItem> items, bool numbered)
    {
        return Trilingual.Of(In(Language.Kk), In(Language.Ru), In(Language.En));

        string In(Language language) => string.Join('\n', items.Select(i => (numbered ? $"{i.Number}. " : "") + i.Title.In(language)));
    }
}
