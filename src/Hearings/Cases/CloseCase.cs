using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Recommendations;

namespace Hearings.Cases;

/// <summary>The secretary closes the case with what others may learn from it; the ground follows from what happened.</summary>
public sealed record CloseCase(Guid TaskId, Trilingual LearningPoints)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "close-case";
}

/// <summary>Runs <see cref="CloseCase"/>.</summary>
public sealed class CloseCaseHandler(CaseDesk desk, OfficerNotices notices)
{
    /// <summary>Closes it; its procedure ends and the body is told.</summary>
    public Task<HearingCase> Handle(CloseCase command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, CloseCase.Form, actor, async move =>
        {
            move.Case.Close(command.LearningPoints, move.Now);
            move.Record("CaseClosed", new { ground = move.Case.ClosingGround.ToString(), learningPoints = command.LearningPoints });
            await notices.TellEnd(move.Case, command.LearningPoints, cancel);
            return new JsonObject();
        }, cancel);
}
