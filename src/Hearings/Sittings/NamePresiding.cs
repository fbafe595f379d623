using Hearings.Access;

namespace Hearings.Sittings;

/// <summary>The secretary records who presides over one item because the chair is tied to its body, or away.</summary>
public sealed record NamePresiding(Guid SittingId, Guid ItemId, Guid MemberId, int? Seen = null);

/// <summary>Runs <see cref="NamePresiding"/>.</summary>
public sealed class NamePresidingHandler(SittingDesk desk)
{
    /// <summary>Records it: that member's vote is then the casting one, and the minutes name the member.</summary>
    public Task<AgendaItem> Handle(NamePresiding command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            var member = (await Commission.Members(move.Db, cancel)).Find(m => m.Id == command.MemberId) ?? throw new RuleViolation("NotMember") { Field = "Member" };
            var item = move.Sitting.Preside(command.ItemId, member);
            move.Record("PresidingNamed", new { number = item.Number, name = member.Name });
            return item;
        }, [Role.Secretary], cancel);
}
