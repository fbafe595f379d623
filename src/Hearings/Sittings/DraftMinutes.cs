using Hearings.Access;
using Hearings.Notices;
using Hearings.Texts;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>The secretary has the minutes drafted from what was recorded, in Kazakh and Russian.</summary>
public sealed record DraftMinutes(Guid SittingId);

/// <summary>Runs <see cref="DraftMinutes"/>.</summary>
public sealed class DraftMinutesHandler(SittingDesk desk)
{
    /// <summary>Drafts them, once; from then on they are edited.</summary>
    public Task<Minutes> Handle(DraftMinutes command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, null, async move =>
        {
            var sitting = move.Sitting;
            sitting.Expect(SittingStatus.Ended);
            if (await move.Db.Minutes.AnyAsync(m => m.SittingId == sitting.Id, cancel)) throw new RuleViolation("MinutesThere", sitting.Reference);
            var chair = await move.Db.Users.Where(u => u.Id == sitting.ChairedBy).Select(u => u.Name).SingleAsync(cancel);
            var minutes = new Minutes { SittingId = sitting.Id, DraftedAt = move.Now, DraftedBy = actor.UserId };
            minutes.Open(InState("Sittings.Minutes.Opening", sitting.OpenedAt, chair), move.Now);
            foreach (var item in sitting.Agenda)
                minutes.Parts.Add(new MinutesPart { SittingId = sitting.Id, ItemId = item.Id, Heard = Heard(item), Decided = Decided(item) });
            move.Db.Minutes.Add(minutes);
            move.Record("MinutesDrafted");
            return minutes;
        }, [Role.Secretary], cancel);

    private static Trilingual Heard(AgendaItem item)
    {
        var report = item.SpeakerName.Length == 0
            ? InState("Sittings.Minutes.Considered", item.Title)
            : Trilingual.Of(Reported(item, Language.Kk), Reported(item, Language.Ru), null);
        return Trilingual.Of(Joined(report.Kk, item.Discussion.Kk), Joined(report.Ru, item.Discussion.Ru), null);
    }

    private static string Reported(AgendaItem item, Language language)
    {
        using var _ = Languages.Use(language);
        var who = string.Join(", ", ((string[])[item.SpeakerPost.In(language), item.SpeakerOrganisation.In(language)]).Where(s => s.Length > 0));
        return Text.Get("Sittings.Minutes.Reported", who.Length == 0 ? item.SpeakerName : $"{item.SpeakerName} ({who})", item.Title);
    }

    private static Trilingual Decided(AgendaItem item) =>
        item.Status == ItemStatus.PutOff ? InState("Sittings.Minutes.PutOff", item.Decision) : Trilingual.Of(item.Decision.Kk, item.Decision.Ru, null);

    private static string? Joined(string? first, string? second) => second is null ? first : $"{first}\n\n{second}";

    private static Trilingual InState(string key, params object?[] arguments)
    {
        var all = NoticeDraft.InAll(key, arguments);
        return Trilingual.Of(all.Kk, all.Ru, null);
    }
}
