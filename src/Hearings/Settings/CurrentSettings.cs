using System.Text.Json;
using System.Text.Json.Nodes;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Settings;

/// <summary>The rules in force, read once for each command or request.</summary>
public sealed class CurrentSettings(HearingsDb db, TimeProvider time)
{
    private readonly Dictionary<DateOnly, CommissionSettings> _known = [];

    /// <summary>The rules on a day in Almaty; today where none is given.</summary>
    public async ValueTask<CommissionSettings> Get(DateOnly? on = null, CancellationToken cancel = default)
    {
        var day = on ?? LocalTime.DateOf(time.GetUtcNow());
        if (_known.TryGetValue(day, out var known)) return known;
        var rows = await db.Settings.AsNoTracking().Where(s => s.EffectiveFrom <= day)
            .OrderBy(s => s.EffectiveFrom).ThenBy(s => s.ChangedAt).ThenBy(s => s.Id).ToListAsync(cancel);
        return _known[day] = Apply(rows);
    }

    /// <summary>The defaults with these rows laid over them, later ones over earlier ones.</summary>
    public static CommissionSettings Apply(IEnumerable<Setting> rows)
    {
        var json = JsonSerializer.SerializeToNode(new CommissionSettings(), JsonSerializerOptions.Web)!.AsObject();
        foreach (var row in rows)
            json[JsonNamingPolicy.CamelCase.ConvertName(row.Name)] = row.Value["value"]?.DeepClone();
        return json.Deserialize<CommissionSettings>(JsonSerializerOptions.Web)!;
    }
}
