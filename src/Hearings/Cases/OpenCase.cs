using Hearings.Access;
using Hearings.Database;

namespace Hearings.Cases;

/// <summary>The Commission opens a case by its own decision, over a round or over none.</summary>
public sealed record OpenCase(Guid BodyId, Guid? RoundId, Trilingual Ground);

/// <summary>Runs <see cref="OpenCase"/>.</summary>
public sealed class OpenCaseHandler(HearingsDb db, CaseOpening opening)
{
    /// <summary>Opens it; the body is asked to explain itself.</summary>
    public Task<HearingCase> Handle(OpenCase command, Actor actor, CancellationToken cancel = default) => db.Transact(() =>
    {
        actor.Require(Role.Secretary, Role.Chair);
        return opening.Open(CaseOrigin.Manual, command.BodyId, command.RoundId, command.Ground, actor, cancel);
    }, cancel);
}
