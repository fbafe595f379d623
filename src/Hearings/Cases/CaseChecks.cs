using System.Collections.Immutable;
using Hearings.Bpmn;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Cases;

/// <summary>How a case stands, as far as the checker compares it with its procedure.</summary>
public sealed record CaseStand(Guid Id, CaseStatus Status, ClosingGround? Ground);

/// <summary>Proves that a case and its procedure agree, and that what hangs on a case fits it.</summary>
public static class CaseChecks
{
    private const int Most = 500;

    /// <summary>
    /// An open case has a running process that waits only at the case's own stage; a closed one has a completed process,
    /// a merged or discontinued one a cancelled one.
    /// </summary>
    public static IEnumerable<Finding> Compare(InstanceRecord instance, CaseStand stand, ImmutableArray<WaitingPlace> waits, ProcessDefinition definition)
    {
        var expected = stand.Status != CaseStatus.Closed ? InstanceStatus.Running
            : stand.Ground is ClosingGround.Merged or ClosingGround.Discontinued ? InstanceStatus.Cancelled : InstanceStatus.Completed;
        if (instance.Status != expected) yield return new Finding("CaseStatus", instance.BusinessKey, $"case {stand.Status}, process {instance.Status}");
        var stages = waits.Where(w => !w.Listens).Select(w => definition.Elements[w.Element].Attributes.GetValueOrDefault("stage")).Distinct();
        foreach (var stage in stages.Where(s => !string.Equals(s, stand.Status.ToString(), StringComparison.OrdinalIgnoreCase)))
            yield return new Finding("CaseStage", instance.BusinessKey, $"case {stand.Status}, process at stage {stage}");
    }

    /// <summary>Findings about cases by themselves: hearings that do not fit the status, complaints in another body's case.</summary>
    public static async Task<IReadOnlyList<Finding>> Check(HearingsDb db, CancellationToken cancel = default)
    {
        var last = db.Cases.Select(c => new
        {
            c.Reference, c.Status,
            Outcome = c.Hearings.OrderByDescending(h => h.Number).Select(h => h.Outcome).FirstOrDefault(),
            Any = c.Hearings.Any(),
        });
        var hearings = await last.Where(c => c.Status == CaseStatus.Hearing && (!c.Any || c.Outcome != null)
                || (c.Status == CaseStatus.Minutes || c.Status == CaseStatus.Remediation || c.Status == CaseStatus.Closing) && (c.Outcome == null || c.Outcome == Outcome.Postponed))
            .OrderBy(c => c.Reference).Take(Most).ToListAsync(cancel);
        var complaints = await db.Complaints.Where(c => db.Cases.Any(x => x.Id == c.CaseId && x.BodyId != c.BodyId))
            .OrderBy(c => c.Reference).Select(c => c.Reference).Take(Most).ToListAsync(cancel);
        return
        [
            .. hearings.Select(h => new Finding("CaseHearing", h.Reference, $"case {h.Status}, last hearing {h.Outcome?.ToString() ?? (h.Any ? "planned" : "none")}")),
            .. complaints.Select(c => new Finding("ComplaintBody", c, "case of another body")),
        ];
    }
}
