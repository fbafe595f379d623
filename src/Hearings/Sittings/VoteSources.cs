using Hearings.Calendar;
using Hearings.Database;
using Hearings.Settings;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Sittings;

/// <summary>Where the rules that a vote is counted by come from: the source of each, null where it is the default that nobody has compared with a text.</summary>
/// <param name="Quorum">The source of the quorum.</param>
/// <param name="Majority">The source of the majority.</param>
/// <param name="CastingVote">The source of the chair's casting vote.</param>
public sealed record VoteSources(string? Quorum, string? Majority, string? CastingVote)
{
    private static readonly string[] Names =
        [nameof(CommissionSettings.Quorum), nameof(CommissionSettings.Majority), nameof(CommissionSettings.MajorityOf), nameof(CommissionSettings.ChairDecidesTie)];

    /// <summary>Every value that these rules have had, the earliest first.</summary>
    public static Task<List<Setting>> History(HearingsDb db, CancellationToken cancel = default) =>
        db.Settings.AsNoTracking().Where(s => Names.Contains(s.Name)).OrderBy(s => s.EffectiveFrom).ThenBy(s => s.ChangedAt).ThenBy(s => s.Id).ToListAsync(cancel);

    /// <summary>The sources at a moment: what was changed later on that day does not count yet.</summary>
    public static VoteSources Of(IReadOnlyList<Setting> history, DateTimeOffset at)
    {
        var day = LocalTime.DateOf(at);
        return new(Source(nameof(CommissionSettings.Quorum)),
            string.Join("; ", new[] { Source(nameof(CommissionSettings.Majority)), Source(nameof(CommissionSettings.MajorityOf)) }.OfType<string>().Distinct()) is { Length: > 0 } both ? both : null,
            Source(nameof(CommissionSettings.ChairDecidesTie)));

        string? Source(string name) => history.LastOrDefault(s => s.Name == name && s.EffectiveFrom <= day && s.ChangedAt <= at)?.Source;
    }
}
