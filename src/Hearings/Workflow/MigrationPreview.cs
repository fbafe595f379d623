using Hearings.Bpmn;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>What moving one running process to the newest version would do: nothing in the way, or the obstacles, each with its place.</summary>
public sealed record MigrationCase(Guid InstanceId, string BusinessKey, int Version, IReadOnlyList<string> Obstacles)
{
    /// <summary>Whether it can move.</summary>
    public bool Possible => Obstacles.Count == 0;
}

/// <summary>
/// What moving every running process of a procedure to its newest version would do. A process that another one called is
/// listed with its own procedure.
/// </summary>
public sealed class MigrationPreview(HearingsDb db, Procedures procedures)
{
    private const int Page = 500;

    /// <summary>The processes that follow an older version, by their name; <paramref name="mapping"/> leads old element ids to new ones.</summary>
    public async Task<(DefinitionRecord To, IReadOnlyList<MigrationCase> Cases)> Of(
        string procedure, IReadOnlyDictionary<string, string>? mapping = null, CancellationToken cancel = default)
    {
        var target = await db.Definitions.AsNoTracking().Where(d => d.Key == procedure).OrderByDescending(d => d.Version).FirstOrDefaultAsync(cancel)
            ?? throw new RuleViolation("NotFound");
        var versions = await db.Definitions.Where(d => d.Key == procedure).ToDictionaryAsync(d => d.Id, d => d.Version, cancel);
        var to = await procedures.Get(db, target.Id, cancel);
        var cases = new List<MigrationCase>();
        for (var after = Guid.Empty; ;)
        {
            var page = await db.Instances.AsNoTracking()
                .Where(i => i.Id > after && i.ProcessKey == procedure && i.DefinitionId != target.Id && i.Status == InstanceStatus.Running)
                .OrderBy(i => i.Id).Take(Page).ToListAsync(cancel);
            if (page.Count == 0) break;
            after = page[^1].Id;
            foreach (var instance in page)
            {
                var from = await procedures.Get(db, instance.DefinitionId, cancel);
                cases.Add(new MigrationCase(instance.Id, instance.BusinessKey, versions[instance.DefinitionId], ObstaclesOf(from, to, instance, mapping)));
            }
        }
        return (target, [.. cases.OrderBy(c => c.BusinessKey, StringComparer.Ordinal)]);
    }

    /// <summary>The elements that open places of these processes stand at and the new version does not have.</summary>
    public static string[] ObstaclesOf(ProcessDefinition from, ProcessDefinition to, InstanceRecord instance, IReadOnlyDictionary<string, string>? mapping)
    {
        try
        {
            var plan = Migration.Plan(from, to, ProcessState.Parse(instance.State), mapping);
            return [.. plan.Places.Where(p => p.Obstacle is not null).Select(p => p.Element.Length == 0 ? p.Obstacle! : $"{p.Element}: {p.Obstacle}").Distinct()];
        }
        catch (ProcessException refused)
        {
            return [refused.Message];
        }
    }

    /// <summary>Reads <c>old = new</c> lines; refused with the line where one is something else or names no element of the new version.</summary>
    public static IReadOnlyDictionary<string, string> MappingOf(string? text, ProcessDefinition to)
    {
        var mapping = new Dictionary<string, string>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('=', StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } old, { Length: > 0 } @new] || !to.Elements.ContainsKey(@new)) throw new RuleViolation("MappingLine", line) { Field = "Mapping" };
            mapping[old] = @new;
        }
        return mapping;
    }
}
