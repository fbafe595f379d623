using Hearings.Bpmn;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Hearings.Workflow;

public sealed partial class ProcessHost
{
    /// <summary>How long a handler may take: it holds a lock on its process meanwhile.</summary>
    public static readonly TimeSpan HandlerLimit = TimeSpan.FromMinutes(1);

    private const string BeforeHandler = "before_handler";

    /// <summary>
    /// Whether a handler's fault is let through and undoes the whole transaction, instead of becoming an incident. For batches,
    /// which are then repeated one by one.
    /// </summary>
    internal bool LetsFaultsThrough { get; set; }

    /// <summary>Calls a handler; what it throws is undone and becomes an incident, and everything before it stays.</summary>
    private async Task<Trigger> Call(Move move, Command.CallHandler call, CancellationToken cancel)
    {
        var handler = services.GetKeyedService<IProcessHandler>(call.Handler);
        if (handler is null)
            return new Trigger.HandlerFailed(call.Token, null, $"No handler is registered under the name '{call.Handler}'.");
        if (LetsFaultsThrough) return await Answer(handler, move, call, cancel);
        var transaction = db.Database.CurrentTransaction!;
        await db.SaveChangesAsync(cancel);
        await transaction.CreateSavepointAsync(BeforeHandler, cancel);
        var saved = false;
        db.SavedChanges += Saved;
        try
        {
            var answer = await Answer(handler, move, call, cancel);
            await transaction.ReleaseSavepointAsync(BeforeHandler, cancel);
            return answer;
        }
        // What has been saved meanwhile cannot be undone in memory; a database that is away and a lost race are no fault of the step.
        catch (Exception fault) when (!saved && !IsPassing(fault))
        {
            await Undo(transaction, cancel);
            if (fault is HandlerError error) return new Trigger.HandlerFailed(call.Token, error.Code, error.Message);
            move.Faults.Add(call.Token);
            return new Trigger.HandlerFailed(call.Token, null, fault.Message);
        }
        finally
        {
            db.SavedChanges -= Saved;
        }

        void Saved(object? sender, SavedChangesEventArgs args) => saved |= args.EntitiesSavedCount > 0;
    }

    private async Task<Trigger> Answer(IProcessHandler handler, Move move, Command.CallHandler call, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(HandlerLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            var output = await handler.Handle(new HandlerCall(move.Instance, call.Variables, move.Actor, move.Now), both.Token)
                .WaitAsync(both.Token);
            // PostgreSQL's jsonb holds every text but one.
            if (output?.ToJsonString().Contains("\\u0000", StringComparison.Ordinal) == true)
                throw new InvalidDataException($"The handler '{call.Handler}' returned a text with the character U+0000, which cannot be stored.");
            return new Trigger.HandlerReturned(call.Token, output);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"The handler '{call.Handler}' did not answer within {HandlerLimit.TotalSeconds:0} seconds.");
        }
    }

    private static bool IsPassing(Exception fault) => fault switch
    {
        OperationCanceledException or TimeoutException => true,
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        PostgresException => false,
        NpgsqlException => true,
        DbUpdateConcurrencyException => true,
        { InnerException: { } inner } => IsPassing(inner),
        _ => false,
    };

    private async Task Undo(IDbContextTransaction transaction, CancellationToken cancel)
    {
        await transaction.RollbackToSavepointAsync(BeforeHandler, cancel);
        await transaction.ReleaseSavepointAsync(BeforeHandler, cancel);
        var changed = db.ChangeTracker.Entries().Where(e => e.State != EntityState.Unchanged).ToList();
        var added = changed.Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        // One that stays in a record's list would be found there and stored after all.
        foreach (var list in db.ChangeTracker.Entries().SelectMany(e => e.Collections).Select(c => c.CurrentValue).OfType<System.Collections.IList>())
            for (var i = list.Count - 1; i >= 0; i--)
                if (list[i] is { } item && added.Contains(item)) list.RemoveAt(i);
        foreach (var entry in changed)
            if (added.Contains(entry.Entity)) entry.State = EntityState.Detached;
            else await entry.ReloadAsync(cancel);
    }
}
