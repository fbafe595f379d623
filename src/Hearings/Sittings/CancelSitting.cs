using Hearings.Access;

namespace Hearings.Sittings;

/// <summary>The secretary calls a sitting off before it begins, with the reason.</summary>
public sealed record CancelSitting(Guid SittingId, Trilingual Reason, int? Seen = null);

/// <summary>Runs <see cref="CancelSitting"/>.</summary>
public sealed class CancelSittingHandler(SittingDesk desk, SittingNotices notices, ItemEnd ends)
{
    /// <summary>Calls it off: its items are put off, the cases among them are to be scheduled again, and whoever was invited is told.</summary>
    public Task<Sitting> Handle(CancelSitting command, Actor actor, CancellationToken cancel = default) =>
        desk.Run(command.SittingId, actor, command.Seen, async move =>
        {
            if (command.Reason.In(Language.Kk).Length == 0) throw new RuleViolation("Required") { Field = "ReasonKk" };
            var sitting = move.Sitting;
            sitting.Cancel(command.Reason.In(Language.Kk));
            // Bodies are told of the items for which they were still to come.
            if (sitting.Invitations.Count > 0) await notices.CallOff(sitting, actor, cancel);
            foreach (var item in sitting.Agenda.Where(i => !i.IsEnded)) await ends.PutOff(move, item, command.Reason, cancel);
            move.Record("SittingCancelled", new { reason = command.Reason });
            return sitting;
        }, [Role.Secretary], cancel);
}
