using Hearings.Database;
using Hearings.Workflow;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Calendar;

internal static class BodiesOf
{
    /// <summary>The names of the bodies whose deadlines would move.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Trilingual>> Names(HearingsDb db, IReadOnlyList<DeadlineMove> moves)
    {
        var ids = moves.Select(m => m.Instance.BodyId).OfType<Guid>().Distinct().ToArray();
        return await db.Bodies.Where(b => ids.Contains(b.Id)).Select(b => new { b.Id, b.Name }).ToDictionaryAsync(b => b.Id, b => b.Name);
    }
}
