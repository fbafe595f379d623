using System.Text.Json.Nodes;
using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Recommendations;

/// <summary>Moves a body's part in a recommendation: by completing its task, or beside its tasks.</summary>
public sealed class RemediationDesk(HearingsDb db, TaskDesk tasks, ProcessHost host, TimeProvider time)
{
    /// <summary>The procedure that every addressee's part follows.</summary>
    public const string Procedure = "remediation";

    /// <summary>What a move returns that sends its process nothing.</summary>
    public static Task<(string Message, JsonObject Payload)?> NoMessage { get; } = Task.FromResult<(string, JsonObject)?>(null);

    /// <summary>Runs the move on the addressee of the task and lets the procedure go on, refused as by <see cref="TaskDesk.Complete"/>.</summary>
    public Task<Addressee> Complete(
        Guid taskId, string form, Actor actor, Func<RemediationMove, Task<JsonObject>> move, CancellationToken cancel = default) =>
        db.Transact(async () =>
        {
            Addressee? found = null;
            await tasks.Complete(taskId, form, actor, async task =>
            {
                found = await Load(db, task.Task.SubjectId!.Value, cancel);
                return await move(new RemediationMove(found, task.Now, db, actor));
            }, cancel);
            return found!;
        }, cancel);

    /// <summary>
    /// Runs a move of an officer of the body that completes no task, in order with the steps of the part's process. The move
    /// may send that process a message: its name and what comes with it.
    /// </summary>
    public Task<Addressee> Move(
        Guid addresseeId, Actor actor, Role[] roles, Func<RemediationMove, Task<(string Message, JsonObject Payload)?>> move, CancellationToken cancel = default) =>
        db.Transact(async () =>
        {
            var body = await db.Addressees.Where(a => a.Id == addresseeId).Select(a => (Guid?)a.BodyId).SingleOrDefaultAsync(cancel);
            if (body is null || actor.BodyId != body) throw new RuleViolation("NotFound");
            actor.Require(roles);
            await Lock(addresseeId, cancel);
            var addressee = await Load(db, addresseeId, cancel);
            var sent = await move(new RemediationMove(addressee, time.GetUtcNow(), db, actor));
            if (sent is { } message && !await host.Send(message.Message, addresseeId.ToString(), message.Payload, actor, cancel))
                throw new RuleViolation("RemediationElsewhere", addressee.Recommendation.Reference, addressee.Status);
            return addressee;
        }, cancel);

    /// <summary>An addressee with all that belongs to it, its recommendation held for the rest of the transaction.</summary>
    public static async Task<Addressee> Load(HearingsDb db, Guid addresseeId, CancellationToken cancel = default)
    {
        // Two parts that end at once must see each other's end, or nobody would end the recommendation.
        await db.Database.ExecuteSqlAsync($"select 1 from recommendation where id = (select recommendation_id from addressee where id = {addresseeId}) for update", cancel);
        var part = await db.Addressees.Whole().SingleAsync(a => a.Id == addresseeId, cancel);
        await db.Entry(part.Recommendation).Collection(r => r.Addressees).Query().OrderByDescending(a => a.IsResponsible).ThenBy(a => a.Id).LoadAsync(cancel);
        return part;
    }

    private async Task Lock(Guid addresseeId, CancellationToken cancel)
    {
        var instance = await db.Instances.Where(i => i.SubjectId == addresseeId && i.ProcessKey == Procedure)
            .Select(i => (Guid?)i.Id).SingleOrDefaultAsync(cancel);
        if (instance is { } id) await host.Lock(id, cancel);
    }
}

/// <summary>One move on a body's part, as its command sees it.</summary>
public sealed record RemediationMove(Addressee Addressee, DateTimeOffset Now, HearingsDb Db, Actor Actor)
{
    /// <summary>The recommendation.</summary>
    public Recommendation Recommendation => Addressee.Recommendation;

    /// <summary>Writes what happened to the body's part.</summary>
    public void Record(string kind, object? data = null) =>
        Db.Record(Actor, Now, kind, Recommendation.CaseId, Addressee.BodyId, data: data, recommendationId: Recommendation.Id);
}
