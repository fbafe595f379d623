using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Bpmn;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Workflow;

public sealed partial class ProcessHost
{
    /// <inheritdoc cref="Send(string, string, JsonObject, Actor, TimeSpan, CancellationToken)"/>
    public Task<bool> Send(string message, string correlation, JsonObject payload, Actor actor, CancellationToken cancel = default) =>
        Send(message, correlation, payload, actor, WaitingMessage.UsualTerm, cancel);

    /// <summary>
    /// Delivers a message to the one place that waits for it under this correlation and moves that process on. Where none
    /// waits yet, the message does: it reaches the first that comes, once, and expires into an incident after the term.
    /// </summary>
    /// <returns>Whether a place waited for it.</returns>
    public async Task<bool> Send(
        string message, string correlation, JsonObject payload, Actor actor, TimeSpan term, CancellationToken cancel = default)
    {
        RequireTransaction();
        await db.SaveChangesAsync(cancel);
        if (await Receiver(message, correlation, cancel) is { } waiting
            && await Deliver(waiting, message, payload, actor, cancel)) return true;
        // From here on a place that comes to wait for it sees it: the lock makes one of the two wait for the other's commit.
        await LockMessages(message, correlation, cancel);
        var now = time.GetUtcNow();
        var kept = new WaitingMessage
        {
            Name = message, Correlation = correlation, Payload = payload.DeepClone().AsObject(), SentAt = now, ExpiresAt = now + term,
        };
        db.Messages.Add(kept);
        // A place may have come between the look and the lock; its process is not locked here, so the job delivers.
        var missed = await Receiver(message, correlation, cancel) is not null;
        db.Jobs.Add(new Job { Kind = JobKind.Message, Key = kept.JobKey, Name = Short(message), DueAt = missed ? now : kept.ExpiresAt });
        return false;
    }

    /// <summary>Delivers a message that waited, if a place waits for it now.</summary>
    internal async Task<bool> Deliver(WaitingMessage message, Actor actor, CancellationToken cancel)
    {
        if (await Receiver(message.Name, message.Correlation, cancel) is not { } waiting) return false;
        message.Receive(waiting.InstanceId, time.GetUtcNow());
        if (await Deliver(waiting, message.Name, message.Payload, actor, cancel)) return true;
        throw new InvalidOperationException($"The place that waited for {message.Name} went on meanwhile.");
    }

    private Task<SubscriptionRecord?> Receiver(string message, string correlation, CancellationToken cancel) => db.Subscriptions.AsNoTracking()
        .Where(s => s.Kind == EventKind.Message && s.Name == message && (s.Correlation == correlation || (s.Correlation == null && correlation == "")))
        .OrderBy(s => s.InstanceId).ThenBy(s => s.Token).FirstOrDefaultAsync(cancel);

    /// <summary>Locks the process first and looks again: until then another step may have taken the place away.</summary>
    private async Task<bool> Deliver(SubscriptionRecord waiting, string message, JsonObject payload, Actor actor, CancellationToken cancel)
    {
        var instance = await Lock(waiting.InstanceId, cancel);
        if (!ProcessState.Parse(instance.State).Waiting.Any(w => w.Token == waiting.Token && w.Kind == WaitKind.Message)) return false;
        await Advance(instance, new Trigger.MessageArrived(waiting.Token, message, payload.DeepClone().AsObject()), actor, cancel);
        return true;
    }

    /// <summary>A place comes to wait; a message that came before it is its answer.</summary>
    private async Task<Trigger?> Subscribe(Move move, Command.Subscribe subscribe, CancellationToken cancel)
    {
        db.Subscriptions.Add(new SubscriptionRecord
        {
            InstanceId = move.Instance.Id,
            Token = subscribe.Token,
            Kind = subscribe.Kind,
            Name = subscribe.Name,
            Correlation = subscribe.Correlation,
        });
        if (subscribe.Kind != EventKind.Message) return null;
        var correlation = subscribe.Correlation ?? "";
        await LockMessages(subscribe.Name, correlation, cancel);
        var early = (await db.Messages.FromSql($"""
            select * from waiting_message where name = {subscribe.Name} and correlation = {correlation} and received_at is null and dropped_at is null
            order by sent_at, id limit 1 for update
            """).ToListAsync(cancel)).FirstOrDefault();
        if (early is null) return null;
        // Its job finds that it was received.
        early.Receive(move.Instance.Id, move.Now);
        return new Trigger.MessageArrived(subscribe.Token, subscribe.Name, early.Payload.DeepClone().AsObject());
    }

    /// <summary>A place that got its message waits no longer; one that listens beside the work goes on listening.</summary>
    private async Task DropSubscriptions(Move move, CancellationToken cancel)
    {
        var waiting = ProcessState.Parse(move.Instance.State).Waiting.Where(w => w.Kind is WaitKind.Message or WaitKind.Signal).Select(w => w.Token).ToHashSet();
        await db.Subscriptions.Where(s => s.InstanceId == move.Instance.Id).LoadAsync(cancel);
        var over = db.Held<SubscriptionRecord>().Where(s => s.InstanceId == move.Instance.Id && !waiting.Contains(s.Token)).ToList();
        db.Subscriptions.RemoveRange(over);
    }

    private Task<int> LockMessages(string message, string correlation, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"select pg_advisory_xact_lock(hashtextextended({message + '\n' + correlation}, 0))", cancel);

    private static string Short(string name) => name.Length <= 100 ? name : name[..100];
}
