using Hearings.Bodies;
using Hearings.Database;
using Hearings.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Bodies;

/// <summary>Bodies to choose from.</summary>
public static class BodyChoices
{
    // More than a state has: nothing that exists is cut off.
    private const int Most = 10_000;

    /// <summary>The bodies that exist on a day, by name in the reader's language.</summary>
    public static async Task<IReadOnlyList<Choice>> Of(HearingsDb db, DateOnly on, CancellationToken cancel = default)
    {
        var bodies = await db.Bodies.AsNoTracking().OrderBy(BodyNames.SortName(Languages.Current)).ThenBy(b => b.Code).Take(Most).ToListAsync(cancel);
        return [.. bodies.Where(b => b.ExistsOn(on)).Select(b => new Choice(b.Id.ToString(), b.Name.ToString()))];
    }
}
