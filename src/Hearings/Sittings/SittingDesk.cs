using Hearings.Access;
using Hearings.Audit;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>
/// Moves on a sitting, one after the other: a command locks it, moves it and writes what happened, all in its transaction.
/// Whoever records from a page that somebody else has overtaken is refused with "Changed".
/// </summary>
public sealed class SittingDesk(HearingsDb db, SittingNotices notices, TimeProvider time)
{
    /// <summary>Runs a move on a sitting, for these roles.</summary>
    /// <param name="sittingId">The sitting.</param>
    /// <param name="actor">Who moves it.</param>
    /// <param name="seen">The revision that the page showed, or null where none was seen.</param>
    /// <param name="move">The move.</param>
    /// <param name="roles">Who may; with none given the move itself decides.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<TResult> Run<TResult>(
        Guid sittingId, Actor actor, int? seen, Func<SittingMove, Task<TResult>> move, Role[] roles, CancellationToken cancel = default) =>
        Run(sittingId, WholeSitting.Whole, actor, seen, move, roles, cancel);

    /// <summary>A member's vote on an item: many come at once, so it reads no more of the sitting than it needs.</summary>
    public Task<Ballot> Vote(Guid sittingId, Guid itemId, Actor actor, Func<SittingMove, Task<Ballot>> move, CancellationToken cancel = default) =>
        Run(sittingId, sittings => sittings.ForVote(itemId, actor.UserId), actor, null, move, [Role.Chair, Role.Member], cancel);

    private Task<TResult> Run<TResult>(
        Guid sittingId, Func<IQueryable<Sitting>, IQueryable<Sitting>> read, Actor actor, int? seen, Func<SittingMove, Task<TResult>> move, Role[] roles,
        CancellationToken cancel) =>
        db.Transact(async () =>
        {
            if (roles.Length > 0) actor.Require(roles);
            await Lock(db, sittingId, cancel);
            var sitting = await read(db.Sittings).SingleOrDefaultAsync(s => s.Id == sittingId, cancel) ?? throw new RuleViolation("NotFound");
            if (seen is { } revision && revision != sitting.Revision) throw new RuleViolation("Changed");
            return await move(new SittingMove(sitting, time.GetUtcNow(), db, actor));
        }, cancel);

    /// <summary>Locks a sitting for the rest of the transaction: nobody moves it meanwhile.</summary>
    internal static Task Lock(HearingsDb db, Guid sittingId, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync($"select 1 from sitting where id = {sittingId} for update", cancel);

    /// <summary>
    /// Puts an item on a sitting's agenda, for commands that have their own reason to: a case's hearing, an overdue
    /// recommendation. Joins the running transaction.
    /// </summary>
    public Task<AgendaItem> AddItem(Guid sittingId, AgendaEntry entry, Actor actor, string? lateReason = null, CancellationToken cancel = default) =>
        Run(sittingId, actor, null, async move =>
        {
            var item = move.Sitting.AddItem(entry, lateReason);
            move.Record("AgendaItemAdded", new { number = item.Number, title = item.Title, kind = item.Kind.ToString(), late = item.LateReason }, item);
            if (item.LateReason is not null) await notices.Late(move.Sitting, item, move.Sitting.InviteFor(item, move.Now), actor, cancel);
            // The command that it joins goes on from what is stored.
            await db.SaveChangesAsync(cancel);
            return item;
        }, [], cancel);
}

/// <summary>One move on a sitting, as its command sees it.</summary>
public sealed record SittingMove(Sitting Sitting, DateTimeOffset Now, HearingsDb Db, Actor Actor)
{
    /// <summary>Writes what happened to the sitting and, where an item is named, to its case and body.</summary>
    public void Record(string kind, object? data = null, AgendaItem? item = null) =>
        Db.Record(Actor, Now, kind, item?.CaseId, item?.BodyId, null, data, Sitting.Id);
}
