using Microsoft.EntityFrameworkCore;

namespace Hearings.Database;

/// <summary>One command, one transaction.</summary>
public static class Transaction
{
    /// <summary>
    /// Runs a command's work, saves and commits; anything thrown rolls all of it back. Where a transaction already runs
    /// (a command inside a command) the work joins it. A row that somebody else changed meanwhile becomes
    /// <see cref="RuleViolation"/> "Changed".
    /// </summary>
    public static async Task<TResult> Transact<TResult>(this HearingsDb db, Func<Task<TResult>> work, CancellationToken cancel = default)
    {
        if (db.Database.CurrentTransaction is not null) return await work();
        // All or nothing: a savepoint before each save would only cost two round trips.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            var result = await work();
            while (db.BeforeCommit is { Count: > 0 } steps)
            {
                Func<CancellationToken, Task>[] now = [.. steps];
                steps.Clear();
                foreach (var step in now) await step(cancel);
            }
            await db.SaveLast(cancel);
            await transaction.CommitAsync(cancel);
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleViolation("Changed");
        }
        finally
        {
            db.EndTransaction();
        }
    }

    /// <inheritdoc cref="Transact{TResult}"/>
    public static Task Transact(this HearingsDb db, Func<Task> work, CancellationToken cancel = default) => db.Transact(async () =>
    {
        await work();
        return true;
    }, cancel);
}
