using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>Sets how hard the Commission presses in a case, with the reasons.</summary>
public sealed record RaiseEscalation(Guid CaseId, int Level, string Reasons);

/// <summary>Runs <see cref="RaiseEscalation"/>.</summary>
public sealed class RaiseEscalationHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Sets the level; the event keeps the one before and the reasons.</summary>
    public Task<HearingCase> Handle(RaiseEscalation command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Secretary, Role.Chair);
        var @case = await db.Cases.SingleOrDefaultAsync(c => c.Id == command.CaseId, cancel) ?? throw new RuleViolation("NotFound");
        var before = @case.EscalationLevel;
        @case.RaiseEscalation(command.Level, command.Reasons);
        db.Record(actor, time.GetUtcNow(), "EscalationChanged", @case.Id, @case.BodyId, @case.RoundId, new { level = command.Level, levelBefore = before, reasons = command.Reasons.Trim() });
        return @case;
    }, cancel);
}
