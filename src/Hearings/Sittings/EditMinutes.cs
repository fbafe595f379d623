using System.Collections.Immutable;
using Hearings.Access;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>What the minutes are to say of one item.</summary>
public sealed record MinutesText(Guid ItemId, Trilingual Heard, Trilingual Decided);

/// <summary>The secretary or the chair edits a draft of minutes; items that are not named stay as they are.</summary>
/// <param name="SittingId">The sitting.</param>
/// <param name="Opening">How it was opened.</param>
/// <param name="Texts">The items' texts.</param>
/// <param name="Seen">The version that the page showed.</param>
public sealed record EditMinutes(Guid SittingId, Trilingual Opening, ImmutableArray<MinutesText> Texts, uint? Seen = null);

/// <summary>Runs <see cref="EditMinutes"/>.</summary>
public sealed class EditMinutesHandler(SittingDesk desk)
{
    /// <summary>Stores the texts; votes, presence and recommendations are not edited here, they are what was recorded.</summary>
    public Task<Minutes> Handle(EditMinutes command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, null, async move =>
        {
            var minutes = await Load(move, cancel);
            minutes.ExpectDraft();
            if (command.Seen is { } seen && seen != minutes.Version) throw new RuleViolation("Changed");
            foreach (var text in command.Texts)
            {
                var part = minutes.Parts.Find(p => p.ItemId == text.ItemId) ?? throw new RuleViolation("NotFound");
                (part.Heard, part.Decided) = (text.Heard, text.Decided);
            }
            minutes.Open(command.Opening, move.Now);
            move.Record("MinutesEdited");
            return minutes;
        }, [Role.Secretary, Role.Chair], cancel);

    internal static async Task<Minutes> Load(SittingMove move, CancellationToken cancel) =>
        await move.Db.Minutes.Include(m => m.Parts).Include(m => m.Corrections).AsSplitQuery().SingleOrDefaultAsync(m => m.SittingId == move.Sitting.Id, cancel)
        ?? throw new RuleViolation("NoMinutes", move.Sitting.Reference);
}
