using Hearings.Access;
using Hearings.Audit;
using Hearings.Calendar;
using Hearings.Database;
using Microsoft.EntityFrameworkCore;

namespace Hearings.Settings;

/// <summary>Sets one of the Commission's rules from a day on, with the source that it follows.</summary>
public sealed record ChangeSetting(string Name, string Value, DateOnly EffectiveFrom, string Source, string? VerifiedBy);

/// <summary>Runs <see cref="ChangeSetting"/>.</summary>
public sealed class ChangeSettingHandler(HearingsDb db, TimeProvider time)
{
    /// <summary>Who may.</summary>
    public static readonly Role[] Allowed = [Role.Administrator, Role.Secretary];

    /// <summary>
    /// Adds the value beside the earlier ones, which stay. It begins today at the earliest, so that what was decided keeps
    /// the rule of its day; a value that says what holds then already is refused.
    /// </summary>
    public Task<Setting> Handle(ChangeSetting command, Actor actor, CancellationToken cancel = default) => db.Transact(async () =>
    {
        actor.Require(Allowed);
        var value = SettingValue.Parse(command.Name, command.Value);
        var now = time.GetUtcNow();
        var today = LocalTime.DateOf(now);
        if (command.EffectiveFrom < today) throw new RuleViolation("SettingInPast", command.EffectiveFrom, today) { Field = "EffectiveFrom" };
        if (string.IsNullOrWhiteSpace(command.Source)) throw new RuleViolation("Required") { Field = "Source" };
        var row = new Setting
        {
            Name = command.Name,
            Value = value,
            EffectiveFrom = command.EffectiveFrom,
            Source = command.Source.Trim(),
            VerifiedBy = string.IsNullOrWhiteSpace(command.VerifiedBy) ? null : command.VerifiedBy.Trim(),
            ChangedAt = now,
        };
        var before = await db.Settings.AsNoTracking().Where(s => s.Name == row.Name && s.EffectiveFrom <= row.EffectiveFrom)
            .OrderByDescending(s => s.EffectiveFrom).ThenByDescending(s => s.ChangedAt).ThenByDescending(s => s.Id).FirstOrDefaultAsync(cancel);
        if (before is not null && before.Source == row.Source && before.VerifiedBy == row.VerifiedBy && before.Value.ToJsonString() == row.Value.ToJsonString())
            throw new RuleViolation("SettingSame", before.EffectiveFrom) { Field = "Value" };
        db.Settings.Add(row);
        db.Record(actor, now, "SettingChanged", data: new
        {
            name = row.Name, value = SettingValue.Typed(SettingValue.Read(row)), effectiveFrom = row.EffectiveFrom, source = row.Source, verifiedBy = row.VerifiedBy,
        });
        return row;
    }, cancel);
}
