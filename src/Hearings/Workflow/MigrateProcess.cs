using Hearings.Access;
using Hearings.Audit;
using Hearings.Bpmn;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

/// <summary>An administrator moves one running process to another version of its procedure.</summary>
/// <param name="InstanceId">The process.</param>
/// <param name="Version">The version to move to.</param>
/// <param name="Mapping">Where an element of the old version leads in the new one; others keep their id.</param>
public sealed record MigrateProcess(Guid InstanceId, int Version, IReadOnlyDictionary<string, string>? Mapping = null);

/// <summary>Runs <see cref="MigrateProcess"/>.</summary>
public sealed class MigrateProcessHandler(HearingsDb db, ProcessHost host, Procedures procedures, TimeProvider time)
{
    /// <summary>Moves it, in a transaction of its own. Refused where an obstacle stands in the way; it then stays as it was.</summary>
    public Task Handle(MigrateProcess command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Administrator);
        if (!await db.Instances.AnyAsync(i => i.Id == command.InstanceId, cancel)) throw new RuleViolation("NotFound");
        var instance = await host.Lock(command.InstanceId, cancel);
        if (instance.Status != InstanceStatus.Running) throw new RuleViolation("ProcessEnded", instance.BusinessKey);
        var target = await db.Definitions.SingleOrDefaultAsync(d => d.Key == instance.ProcessKey && d.Version == command.Version, cancel) ?? throw new RuleViolation("NotFound");
        if (target.Id == instance.DefinitionId) throw new RuleViolation("MigratedAlready", instance.BusinessKey, command.Version);
        var (from, to) = (await procedures.Get(db, instance.DefinitionId, cancel), await procedures.Get(db, target.Id, cancel));
        if (MigrationPreview.ObstaclesOf(from, to, instance, command.Mapping) is [var obstacle, ..]) throw new RuleViolation("MigrationObstacle", instance.BusinessKey, obstacle);
        var before = await db.Definitions.Where(d => d.Id == instance.DefinitionId).Select(d => d.Version).SingleAsync(cancel);
        await host.Migrate(instance, target.Id, to, Migration.Plan(from, to, ProcessState.Parse(instance.State), command.Mapping), actor, cancel);
        db.Record(actor, time.GetUtcNow(), "ProcessMigrated", instance.CaseId, instance.BodyId,
            data: new { procedure = instance.ProcessKey, process = instance.BusinessKey, before, after = target.Version });
    }, cancel);
}
