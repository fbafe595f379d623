using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Bpmn;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>The published procedures: each version of a BPMN file is stored once and parsed once in each node.</summary>
public sealed class Procedures
{
    private readonly ConcurrentDictionary<Guid, ProcessDefinition> _parsed = new();

    /// <summary>The folder of BPMN files that the program ships.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "workflows");

    /// <summary>The definition of a stored version.</summary>
    public async ValueTask<ProcessDefinition> Get(HearingsDb db, Guid definitionId, CancellationToken cancel = default)
    {
        if (_parsed.TryGetValue(definitionId, out var parsed)) return parsed;
        var record = await db.Definitions.AsNoTracking().SingleAsync(d => d.Id == definitionId, cancel);
        var known = await Keys(db, cancel);
        return _parsed.GetOrAdd(definitionId, _ => Parse(record, known));
    }

    /// <summary>Whether the procedure itself names the one person who does a task.</summary>
    public async Task<bool> NamesPerson(HearingsDb db, InstanceRecord instance, UserTask task, CancellationToken cancel = default) =>
        (await Get(db, instance.DefinitionId, cancel)).Elements[task.Element].Attributes.ContainsKey("assignment");

    /// <summary>Whether a task's deadline is the procedure's: a timer on its border sets it.</summary>
    public async Task<bool> SetsDeadline(HearingsDb db, InstanceRecord instance, UserTask task, CancellationToken cancel = default) =>
        task.DueOn is not null && (await Get(db, instance.DefinitionId, cancel)).Elements[task.Element].BoundaryEvents.Any(e => e.Event?.Type == EventType.Timer);

    /// <summary>The newest version of a procedure that is in effect at a moment.</summary>
    public async Task<(Guid Id, ProcessDefinition Definition)> Newest(HearingsDb db, string key, DateTimeOffset at, CancellationToken cancel = default)
    {
        var id = await db.Definitions.Where(d => d.Key == key && d.EffectiveFrom <= at)
            .OrderByDescending(d => d.Version).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(cancel)
            ?? throw new InvalidOperationException($"No version of the procedure '{key}' is in effect on {at:O}.");
        return (id, await Get(db, id, cancel));
    }

    /// <summary>
    /// Stores every file of a folder whose content is new as the next version of its procedure. Refuses with
    /// <see cref="BpmnException"/> what the interpreter cannot run. Running instances keep their version.
    /// </summary>
    /// <returns>The versions that are new.</returns>
    public static async Task<IReadOnlyList<DefinitionRecord>> Publish(HearingsDb db, string folder, DateTimeOffset at, CancellationToken cancel = default)
    {
        var files = Directory.GetFiles(folder, "*.bpmn").Order(StringComparer.Ordinal).ToArray();
        return await db.Transact(async () =>
        {
            var latest = await db.Definitions.GroupBy(d => d.Key).Select(g => g.OrderByDescending(d => d.Version).First())
                .ToDictionaryAsync(d => d.Key, cancel);
            var published = new List<DefinitionRecord>();
            var texts = await Task.WhenAll(files.Select(f => File.ReadAllTextAsync(f, cancel)));
            // A call may lead to a procedure of another file of the folder, or to one published before.
            var callable = texts.SelectMany(BpmnReader.ProcessIds).Concat(latest.Keys).ToHashSet();
            foreach (var xml in texts)
            {
                var key = BpmnReader.Load(xml, callable).Main.Id;
                var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(xml)));
                var last = latest.GetValueOrDefault(key);
                if (last?.Sha256 == sha) continue;
                var record = new DefinitionRecord { Key = key, Version = (last?.Version ?? 0) + 1, Sha256 = sha, Xml = xml, EffectiveFrom = at };
                db.Definitions.Add(record);
                db.Record(Actor.System, at, "ProcedurePublished", data: new { procedure = key, version = record.Version, sha256 = sha });
                published.Add(record);
            }
            return published;
        }, cancel);
    }

    private static async Task<string[]> Keys(HearingsDb db, CancellationToken cancel) =>
        [.. await db.Definitions.Select(d => d.Key).Distinct().ToListAsync(cancel)];

    private static ProcessDefinition Parse(DefinitionRecord record, IEnumerable<string> callable) =>
        BpmnReader.Load(record.Xml, callable).Find(record.Key)
        ?? throw new InvalidDataException($"Procedure {record.Key} version {record.Version} holds no process of that id.");
}
