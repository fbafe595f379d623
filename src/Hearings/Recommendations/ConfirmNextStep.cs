using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Bodies;
using Hearings.Notices;
using Hearings.Sittings;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>The secretary confirms the step that was drafted after a missed due date, or dismisses it with reasons.</summary>
public sealed record ConfirmNextStep(Guid TaskId, bool Confirmed, string? Reasons)
{
    /// <summary>The form that names this command.</summary>
    public const string Form = "confirm-next-step";
}

/// <summary>Runs <see cref="ConfirmNextStep"/>.</summary>
public sealed class ConfirmNextStepHandler(RemediationDesk desk, LetterDesk letters, SittingDesk sittings)
{
    /// <summary>
    /// Confirmed, a reminder and a letter to the head are written to the body; an item comes onto the agenda of the next
    /// planned sitting and ends the body's part as unremedied.
    /// </summary>
    public Task<Addressee> Handle(ConfirmNextStep command, Actor actor, CancellationToken cancel = default) =>
        desk.Complete(command.TaskId, ConfirmNextStep.Form, actor, async move =>
        {
            var step = move.Addressee.ConfirmNextStep(command.Confirmed, command.Reasons, actor.UserId, move.Now);
            move.Record(command.Confirmed ? "NextStepConfirmed" : "NextStepDismissed", new { step = step.Kind.ToString(), reasons = step.Reasons });
            var output = new JsonObject { ["confirmed"] = command.Confirmed };
            if (!command.Confirmed) return output;
            if (step.Kind == NextStepKind.AgendaItem)
            {
                await PutOnAgenda(move, cancel);
                output["result"] = "unremedied";
            }
            else
            {
                await Write(move, step, cancel);
            }
            return output;
        }, cancel);

    private Task<Letter> Write(RemediationMove move, NextStep step, CancellationToken cancel) => letters.Draft(
        new LetterDraft(step.Kind == NextStepKind.Reminder ? LetterKind.Reminder : LetterKind.LetterToHead, $"{step.Id:N}", move.Addressee.BodyId,
            new { recommendation = move.Recommendation.Reference, text = move.Recommendation.Text, dueOn = step.DueOn })
        {
            CaseId = move.Recommendation.CaseId,
            SubjectId = move.Addressee.Id,
        }, move.Actor, cancel);

    private async Task PutOnAgenda(RemediationMove move, CancellationToken cancel)
    {
        var sitting = await move.Db.Sittings.Where(s => s.Status == SittingStatus.Planned && s.StartsAt > move.Now)
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Reference).Select(s => new { s.Id, s.Reference, s.StartsAt }).FirstOrDefaultAsync(cancel)
            ?? throw new RuleViolation("NoSittingPlanned");
        var body = await move.Db.Bodies.Where(b => b.Id == move.Addressee.BodyId).Select(b => b.Name).SingleAsync(cancel);
        var title = NoticeDraft.InAll(() => Texts.Text.Get("Recommendations.AgendaTitle", move.Recommendation.Reference, body));
        await sittings.AddItem(sitting.Id, new AgendaEntry(AgendaKind.FollowUp, title, null, move.Addressee.BodyId, move.Recommendation.Id), move.Actor, cancel: cancel);
        move.Addressee.TakeToAgenda(move.Now);
        move.Record("TakenToAgenda", new { sitting = sitting.Reference, startsAt = sitting.StartsAt });
    }
}
