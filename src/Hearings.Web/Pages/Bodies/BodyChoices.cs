using System.Globalization;
using Hearings.Database;
using Hearings.Web.Components;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Web.Pages.Bodies;

/// <summary>Bodies to choose from.</summary>
public static class BodyChoices
{
    /// <summary>The bodies that exist on a day, by name in the reader's language.</summary>
    public static async Task<IReadOnlyList<Choice>> Of(HearingsDb db, DateOnly on, CancellationToken cancel = default)
    {
        var bodies = await db.Bodies.AsNoTracking().ToListAsync(cancel);
        return [.. bodies.Where(b => b.ExistsOn(on)).Select(b => new Choice(b.Id.ToString(), b.Name.ToString()))
            .OrderBy(c => c.Text, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(c => c.Value, StringComparer.Ordinal)];
    }
}
