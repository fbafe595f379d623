using Hearings.Database;
using Hearings.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Recommendations;

/// <summary>A body's part whose due date has passed without evidence, with the last step that was drafted for it.</summary>
public sealed record OverdueRow(
    Guid Id, string Reference, string Code, Trilingual Body, AddresseeStatus Status, DateOnly DueOn, NextStepKind? Step, NextStepStatus? StepStatus, Guid? TaskId)
{
    /// <summary>Those of all bodies or of one, with any last step, with this one, or with none; the longest overdue first.</summary>
    public static IQueryable<OverdueRow> Of(HearingsDb db, DateOnly today, string? body, string? step)
    {
        var parts = db.Addressees.AsNoTracking().Where(a => a.EndedAt == null && a.DueOn < today
            && (a.Status == AddresseeStatus.Answer || a.Status == AddresseeStatus.Evidence));
        if (!string.IsNullOrWhiteSpace(body)) parts = parts.Where(a => db.Bodies.Any(b => b.Id == a.BodyId && b.Code == body));
        if (step == None) parts = parts.Where(a => !a.NextSteps.Any(s => s.DueOn == a.DueOn));
        else if (Named.Parse<NextStepKind>(step) is { } kind)
            parts = parts.Where(a => a.NextSteps.Where(s => s.DueOn == a.DueOn).OrderByDescending(s => s.DraftedAt).ThenByDescending(s => s.Id).Select(s => (NextStepKind?)s.Kind).FirstOrDefault() == kind);
        return parts.OrderBy(a => a.DueOn).ThenBy(a => a.Recommendation.Reference).ThenBy(a => a.Id).Select(a => new OverdueRow(
            a.Id, a.Recommendation.Reference,
            db.Bodies.Where(b => b.Id == a.BodyId).Select(b => b.Code).First(),
            db.Bodies.Where(b => b.Id == a.BodyId).Select(b => b.Name).First(),
            a.Status, a.DueOn!.Value,
            a.NextSteps.Where(s => s.DueOn == a.DueOn).OrderByDescending(s => s.DraftedAt).ThenByDescending(s => s.Id).Select(s => (NextStepKind?)s.Kind).FirstOrDefault(),
            a.NextSteps.Where(s => s.DueOn == a.DueOn).OrderByDescending(s => s.DraftedAt).ThenByDescending(s => s.Id).Select(s => (NextStepStatus?)s.Status).FirstOrDefault(),
            db.Tasks.Where(t => t.SubjectId == a.Id && t.State == Workflow.TaskState.Open && t.Form == ConfirmNextStep.Form).Select(t => (Guid?)t.Id).FirstOrDefault()));
    }

    /// <summary>How the address asks for those without any step.</summary>
    public const string None = "none";
}
