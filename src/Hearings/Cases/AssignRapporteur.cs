using System.Text.Json.Nodes;
using Hearings.Access;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>The secretary names the member who prepares and presents the case.</summary>
public sealed record AssignRapporteur(Guid TaskId, Guid Rapporteur)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "assign-rapporteur";
}

/// <summary>Runs <see cref="AssignRapporteur"/>.</summary>
public sealed class AssignRapporteurHandler(CaseDesk desk)
{
    /// <summary>Names the rapporteur, whose task the brief then is.</summary>
    public Task<HearingCase> Handle(AssignRapporteur command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, AssignRapporteur.Form, actor, async move =>
        {
            var member = await move.Db.Users.SingleOrDefaultAsync(u => u.Id == command.Rapporteur && u.IsActive, cancel)
                ?? throw new RuleViolation("Required") { Field = "Rapporteur" };
            move.Case.AssignRapporteur(member, await Person.Roles(move.Db, member.Id, cancel));
            move.Record("RapporteurAssigned", new { rapporteur = member.Name });
            return new JsonObject { ["rapporteur"] = member.Id.ToString() };
        }, cancel);
}
