using Hearings.Access;

namespace Hearings.Sittings;

/// <summary>A member votes on an item, for himself or herself only.</summary>
public sealed record CastVote(Guid SittingId, Guid ItemId, VoteChoice Choice);

/// <summary>Runs <see cref="CastVote"/>.</summary>
public sealed class CastVoteHandler(SittingDesk desk)
{
    /// <summary>Casts it; a second one, one of a member tied to the body and one of somebody absent are refused.</summary>
    public Task<Ballot> Handle(CastVote command, Actor actor, CancellationToken cancel = default) =>
        desk.Vote(command.SittingId, command.ItemId, actor, async move =>
        {
            var member = (await Commission.Members(move.Db, cancel)).Find(m => m.Id == actor.UserId) ?? throw new RuleViolation("NotMember");
            var ballot = move.Sitting.Cast(command.ItemId, member, command.Choice, actor.UserId, move.Now);
            Record(move, move.Sitting.Item(command.ItemId), member, command.Choice);
            return ballot;
        }, cancel);

    internal static void Record(SittingMove move, AgendaItem item, CommissionMember member, VoteChoice choice) =>
        move.Record("VoteCast", new { number = item.Number, name = member.Name, choice = choice.ToString() });
}
