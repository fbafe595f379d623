using System.Text.Json.Nodes;
using Hearings.Access;

namespace Hearings.Cases;

/// <summary>The rapporteur hands in the brief for the hearing.</summary>
public sealed record WriteBrief(Guid TaskId, string Text)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "write-brief";
}

/// <summary>Runs <see cref="WriteBrief"/>.</summary>
public sealed class WriteBriefHandler(CaseDesk desk)
{
    /// <summary>Stores the brief; the case can be scheduled.</summary>
    public Task<HearingCase> Handle(WriteBrief command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, WriteBrief.Form, actor, move =>
        {
            move.Case.WriteBrief(move.By, command.Text);
            move.Record("BriefWritten");
            return Task.FromResult(new JsonObject());
        }, cancel);
}
