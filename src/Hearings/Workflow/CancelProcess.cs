using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>Ends a process before its time, for a stated reason, with every process that it called.</summary>
public sealed record CancelProcess(Guid InstanceId, string Reason);

/// <summary>
/// What it means for the record that a process drives when that is ended before its time: the legal fact must agree. Without
/// one, such a process cannot be cancelled.
/// </summary>
public interface ICancellation
{
    /// <summary>Changes the record by its own method, in the transaction that ends the process.</summary>
    Task Cancel(InstanceRecord instance, string reason, Actor actor, DateTimeOffset at, CancellationToken cancel);
}

/// <summary>Registers what ending a procedure before its time means.</summary>
public static class Cancellations
{
    /// <summary>Registers it for a procedure.</summary>
    public static IServiceCollection AddCancellation<TCancellation>(this IServiceCollection services, string procedure)
        where TCancellation : class, ICancellation => services.AddKeyedScoped<ICancellation, TCancellation>(procedure);
}

/// <summary>Runs <see cref="CancelProcess"/>.</summary>
public sealed class CancelProcessHandler(HearingsDb db, ProcessHost host, IServiceProvider services, TimeProvider time)
{
    /// <summary>Ends it. A process that another one called ends only with that one.</summary>
    public Task Handle(CancelProcess command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Role.Chair, Role.Secretary);
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new RuleViolation("Required") { Field = nameof(command.Reason) };
        if (!await db.Instances.AnyAsync(i => i.Id == command.InstanceId, cancel)) throw new RuleViolation("NotFound");
        var instance = await host.Lock(command.InstanceId, cancel);
        if (instance.Status != InstanceStatus.Running) throw new RuleViolation("ProcessEnded", instance.BusinessKey);
        if (instance.ParentId is not null) throw new RuleViolation("ProcessCalled", instance.BusinessKey);
        var meaning = services.GetKeyedService<ICancellation>(instance.ProcessKey);
        if (meaning is null && (instance.CaseId ?? instance.SubjectId) is not null) throw new RuleViolation("ProcessNotCancelled", instance.BusinessKey);
        var now = time.GetUtcNow();
        db.Record(actor, now, "ProcessCancelled", instance.CaseId, instance.BodyId, data: new { process = instance.BusinessKey, reason = command.Reason.Trim() });
        await host.Cancel(instance, command.Reason.Trim(), actor, cancel);
        if (meaning is not null) await meaning.Cancel(instance, command.Reason.Trim(), actor, now, cancel);
    }, cancel);
}
