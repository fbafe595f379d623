using Hearings.Access;
using Hearings.Bpmn;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

public sealed partial class ProcessHost
{
    /// <summary>
    /// Moves a locked process to another version as the plan says: its open tasks take on what the new version asks for, its
    /// timers keep their moment, and what the new version listens for besides begins.
    /// </summary>
    internal async Task Migrate(InstanceRecord instance, Guid definitionId, ProcessDefinition to, Migration plan, Actor actor, CancellationToken cancel)
    {
        RequireTransaction();
        foreach (var place in plan.Places.Where(p => p.Target.Length > 0)) await Rename(instance, place, cancel);
        // Renamed by statements: what the context knew of these rows is old.
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.Entity is UserTask or Job or SubscriptionRecord && e.State == EntityState.Unchanged).ToList())
            entry.State = EntityState.Detached;
        instance.DefinitionId = definitionId;
        await Apply(new Move(to, instance, actor, time.GetUtcNow()) { HadIncidents = true }, plan.Step!, cancel);
        foreach (var task in await db.Tasks.Where(t => t.InstanceId == instance.Id && t.State == TaskState.Open).ToListAsync(cancel))
        {
            var element = to.Elements[task.Element];
            task.Adopt(NameOf(element), Attribute(element, "form"), element.Attributes.GetValueOrDefault("stage"), Enum.Parse<Role>(Attribute(element, "role"), ignoreCase: true));
        }
    }

    private async Task Rename(InstanceRecord instance, PlaceMove place, CancellationToken cancel)
    {
        if (place.NewToken is not { } token || token == place.Token) return;
        var (id, old, oldKey, key) = (instance.Id, place.Token, TimerKey(instance.Id, place.Token), TimerKey(instance.Id, token));
        await db.Tasks.Where(t => t.InstanceId == id && t.Token == old)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.Token, token).SetProperty(t => t.Element, place.Target), cancel);
        await db.Jobs.Where(j => j.Key == oldKey).ExecuteUpdateAsync(s => s.SetProperty(j => j.Key, key).SetProperty(j => j.Token, token), cancel);
        await db.Database.ExecuteSqlAsync($"update message_subscription set token = {token} where instance_id = {id} and token = {old}", cancel);
        await db.Instances.Where(i => i.ParentId == id && i.ParentToken == old).ExecuteUpdateAsync(s => s.SetProperty(i => i.ParentToken, token), cancel);
        await db.Incidents.Where(i => i.InstanceId == id && i.Token == old && i.ResolvedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Token, token).SetProperty(i => i.Element, place.Target), cancel);
    }

    private static Trilingual NameOf(Element element) =>
        Trilingual.Of(element.Attributes.GetValueOrDefault("kk"), element.Attributes.GetValueOrDefault("ru"), element.Name);
}
