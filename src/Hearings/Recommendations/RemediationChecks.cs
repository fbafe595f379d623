using System.Collections.Immutable;
using Hearings.Bpmn;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>Proves that a body's part in a recommendation and its procedure agree, and that recommendations fit their parts.</summary>
public static class RemediationChecks
{
    private const int Most = 500;

    /// <summary>An open part has a running process that waits only at the part's own stage; one that has ended has a completed process.</summary>
    public static IEnumerable<Finding> Compare(InstanceRecord instance, AddresseeStatus? status, ImmutableArray<WaitingPlace> waits, ProcessDefinition definition)
    {
        if (status is not { } stand)
        {
            yield return new Finding("RemediationWithoutPart", instance.BusinessKey, instance.Status.ToString());
            yield break;
        }
        var ended = stand >= AddresseeStatus.Remedied;
        if ((instance.Status == InstanceStatus.Running) == ended || stand == AddresseeStatus.Draft)
            yield return new Finding("PartStatus", instance.BusinessKey, $"part {stand}, process {instance.Status}");
        // A pause has no stage: it belongs to no person.
        var stages = waits.Where(w => !w.Listens).Select(w => definition.Elements[w.Element].Attributes.GetValueOrDefault("stage")).OfType<string>().Distinct();
        foreach (var stage in stages.Where(s => !string.Equals(s, stand.ToString(), StringComparison.OrdinalIgnoreCase)))
            yield return new Finding("PartStage", instance.BusinessKey, $"part {stand}, process at stage {stage}");
    }

    /// <summary>Where the parts of these processes stand.</summary>
    public static Task<Dictionary<Guid, AddresseeStatus>> Stands(HearingsDb db, IReadOnlyCollection<InstanceRecord> page, CancellationToken cancel)
    {
        var ids = page.Where(i => i.ProcessKey == RemediationDesk.Procedure).Select(i => i.SubjectId).OfType<Guid>().ToArray();
        return db.Addressees.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Status }).ToDictionaryAsync(a => a.Id, a => a.Status, cancel);
    }

    /// <summary>Findings about recommendations by themselves: parts in force without a process, ends that do not fit, no or two responsible bodies, drafts whose item has ended.</summary>
    public static async Task<IReadOnlyList<Finding>> Check(HearingsDb db, CancellationToken cancel = default)
    {
        var without = await db.Addressees.Where(a => a.Status != AddresseeStatus.Draft && a.Status != AddresseeStatus.Withdrawn
                && !db.Instances.Any(i => i.SubjectId == a.Id && i.ProcessKey == RemediationDesk.Procedure))
            .OrderBy(a => a.Recommendation.Reference).ThenBy(a => a.Id).Select(a => new { a.Recommendation.Reference, a.Status }).Take(Most).ToListAsync(cancel);
        var open = await db.Recommendations.Where(r => r.Status == RecommendationStatus.InForce && r.Addressees.All(a => a.EndedAt != null)
                || (r.Status == RecommendationStatus.Executed || r.Status == RecommendationStatus.Unexecuted || r.Status == RecommendationStatus.Withdrawn) && r.Addressees.Any(a => a.EndedAt == null))
            .OrderBy(r => r.Reference).Select(r => new { r.Reference, r.Status }).Take(Most).ToListAsync(cancel);
        var responsible = await db.Recommendations.Where(r => r.Addressees.Count(a => a.IsResponsible) != 1)
            .OrderBy(r => r.Reference).Select(r => r.Reference).Take(Most).ToListAsync(cancel);
        var forgotten = await db.Recommendations.Where(r => r.Status == RecommendationStatus.Draft && db.AgendaItems.Any(i => i.Id == r.AgendaItemId && i.EndedAt != null))
            .OrderBy(r => r.Reference).Select(r => r.Reference).Take(Most).ToListAsync(cancel);
        return
        [
            .. forgotten.Select(r => new Finding("DraftForgotten", r, "neither adopted nor fallen with its item")),
            .. without.Select(a => new Finding("PartWithoutProcess", a.Reference, a.Status.ToString())),
            .. open.Select(r => new Finding("RecommendationStatus", r.Reference, $"recommendation {r.Status} does not fit its parts")),
            .. responsible.Select(r => new Finding("ResponsibleBody", r, "not exactly one")),
        ];
    }
}
