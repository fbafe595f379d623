using Hearings.Access;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Notices;

/// <summary>A person has read a notice, or all of the own ones.</summary>
/// <param name="Id">The notice; null for all.</param>
public sealed record ReadNotices(Guid? Id = null);

/// <summary>Runs <see cref="ReadNotices"/>.</summary>
public sealed class ReadNoticesHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Marks them; only the person's own, and only the first time counts.</summary>
    public Task<int> Handle(ReadNotices command, Actor actor, CancellationToken cancel = default)
    {
        var now = time.GetUtcNow();
        return db.Notices.Where(n => n.RecipientId == actor.UserId && n.ReadAt == null && (command.Id == null || n.Id == command.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, (DateTimeOffset?)now), cancel);
    }
}
