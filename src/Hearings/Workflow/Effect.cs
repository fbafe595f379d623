using System.Text.Json.Nodes;
using Hearings.Database;
using Microsoft.Extensions.DependencyInjection;

namespace Hearings.Workflow;

/// <summary>
/// Something that leaves the machine: a mail, a file to a printer. It runs outside any transaction, at least once under
/// one key, and one at a time for a key. What it throws lets it be tried again after growing pauses; an
/// <see cref="UncertainException"/>, or silence after <c>BeginSending</c>, does not.
/// </summary>
public interface IEffect
{
    /// <summary>Does it. The token is cancelled when the time limit is over.</summary>
    Task Run(EffectCall call, CancellationToken cancel);

    /// <summary>
    /// Records how it ended, in the transaction that ends the job; a <see cref="HearingsDb"/> of the constructor is in it. May
    /// run on another node than <see cref="Run"/> did.
    /// </summary>
    Task Ended(EffectEnd end, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>
    /// Whether the job itself may be repeated or settled by a person; false where the record that it sends has a command of its
    /// own for that.
    /// </summary>
    bool IsRepeatable => true;
}

/// <summary>
/// One call of an effect: its key as the sender gave it, its data, the moment, and how often it failed before.
/// <c>BeginSending</c> is to be called before the first thing that cannot be taken back: dies the node or stalls the other
/// side after it, the effect is marked uncertain instead of being repeated.
/// </summary>
public sealed record EffectCall(string Key, JsonObject Data, DateTimeOffset Now, int Attempts, Func<CancellationToken, Task> BeginSending);

/// <summary>How an effect ended: done, failed for good, uncertain, or cancelled.</summary>
public sealed record EffectEnd(string Key, JsonObject Data, JobStatus Status, DateTimeOffset At, string? Error);

/// <summary>The effect may have happened and may not: it is shown and never repeated by itself.</summary>
public sealed class UncertainException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The other side refused it for good: it failed and is not tried again by itself.</summary>
public sealed class RefusedException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>An effect as it is registered: its name and how long it may take.</summary>
public sealed record EffectKind(string Name, TimeSpan Limit);

/// <summary>Effects by name, and how a command asks for one.</summary>
public static class Effects
{
    /// <summary>How long an effect may take unless it says otherwise.</summary>
    public static readonly TimeSpan UsualLimit = TimeSpan.FromMinutes(2);

    /// <summary>Registers an effect under a name.</summary>
    public static IServiceCollection AddEffect<TEffect>(this IServiceCollection services, string name, TimeSpan? limit = null)
        where TEffect : class, IEffect =>
        services.AddKeyedScoped<IEffect, TEffect>(name).AddSingleton(new EffectKind(name, limit ?? UsualLimit));

    /// <summary>
    /// Asks for an effect in the running transaction: it happens only if that commits. The key is unique for this effect;
    /// asking twice under one key is refused by the database.
    /// </summary>
    public static Job Enqueue(this HearingsDb db, string effect, string key, JsonObject data, DateTimeOffset dueAt)
    {
        var job = EffectJob(effect, key, data, dueAt);
        db.Jobs.Add(job);
        return job;
    }

    /// <summary>The row that asks for an effect, for those who insert many at once.</summary>
    public static Job EffectJob(string effect, string key, JsonObject data, DateTimeOffset dueAt) =>
        new() { Kind = JobKind.Effect, Name = effect, Key = $"{effect}:{key}", Data = data, DueAt = dueAt };
}
