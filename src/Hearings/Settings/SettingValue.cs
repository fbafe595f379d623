using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hearings.Texts;

namespace Hearings.Settings;

/// <summary>A rule's value as people type and read it, and as it is stored.</summary>
public static partial class SettingValue
{
    /// <summary>The longest term that can be set, in working days.</summary>
    public const int LongestTerm = 250;

    private const int MostRungs = 10;

    /// <summary>The rules' names in their order: the properties of <see cref="CommissionSettings"/>.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. typeof(CommissionSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(p => p.SetMethod is not null).Select(p => p.Name)];

    /// <summary>The type of a rule's value; refused where there is no such rule.</summary>
    public static Type TypeOf(string name) =>
        Names.Contains(name) ? typeof(CommissionSettings).GetProperty(name)!.PropertyType : throw new RuleViolation("SettingUnknown", name);

    /// <summary>The value of a rule.</summary>
    public static object Of(CommissionSettings settings, string name) => typeof(CommissionSettings).GetProperty(name)!.GetValue(settings)!;

    /// <summary>A value as it is typed: <c>2/3</c>, <c>10</c>, <c>-5, -1, 1</c>, <c>09:00</c>, <c>true</c>, or an enum's value.</summary>
    public static string Typed(object value) => value switch
    {
        IReadOnlyList<int> rungs => string.Join(", ", rungs.Select(r => r.ToString(CultureInfo.InvariantCulture))),
        bool yes => yes ? "true" : "false",
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>A value as it is read, in the reader's language.</summary>
    public static string Shown(object value) => value switch
    {
        bool yes => Text.Get(yes ? "Settings.Yes" : "Settings.No"),
        Enum choice => Text.Of(choice),
        int days => Text.Count("Settings.Days", days),
        IReadOnlyList<int> rungs => string.Join(", ", rungs.Select(Rung)),
        _ => Typed(value),
    };

    /// <summary>
    /// The value that was typed, as it is stored under <c>value</c>. Refused with the rule's own bounds named: a share is a
    /// part of a whole, a majority less than the whole; terms are whole working days; rungs ascend.
    /// </summary>
    public static JsonObject Parse(string name, string? typed)
    {
        var (type, text) = (TypeOf(name), typed?.Trim() ?? "");
        if (text.Length == 0) throw new RuleViolation("Required") { Field = "Value" };
        object value = type == typeof(Share) ? Share(name, text)
            : type == typeof(bool) ? bool.TryParse(text, out var yes) ? yes : throw Refused("SettingChoice", text)
            : type.IsEnum ? Enum.TryParse(type, text, out var choice) && Enum.IsDefined(type, choice) ? choice : throw Refused("SettingChoice", text)
            : type == typeof(int) ? Term(name, text)
            : type == typeof(TimeOnly) ? TimeOnly.TryParseExact(text.Replace('.', ':'), ["H:mm", "HH:mm"], out var time) ? time : throw Refused("SettingTime", text)
            : type == typeof(IReadOnlyList<int>) ? Rungs(text)
            : throw new RuleViolation("SettingUnknown", name);
        return new JsonObject { ["value"] = JsonSerializer.SerializeToNode(value, type, JsonSerializerOptions.Web) };
    }

    /// <summary>A stored value, read back.</summary>
    public static object Read(Setting row) => Of(CurrentSettings.Apply([row]), row.Name);

    private static Share Share(string name, string text)
    {
        var match = Fraction().Match(text);
        if (!match.Success || !int.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var part) || !int.TryParse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var whole)
            || part < 1 || whole is < 1 or > 1000 || part > whole || (name == nameof(CommissionSettings.Majority) && part == whole))
            throw Refused("SettingShare", text);
        return new Share(part, whole);
    }

    private static int Term(string name, string text)
    {
        // Sending the agenda may have no lead time; everything that a body must do has at least a day.
        var least = name == nameof(CommissionSettings.NoticeTerm) ? 0 : 1;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days >= least && days <= LongestTerm
            ? days : throw Refused("SettingTerm", text, least, LongestTerm);
    }

    private static int[] Rungs(string text)
    {
        var rungs = new List<int>();
        foreach (var part in text.Replace('−', '-').Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rung) || Math.Abs(rung) > LongestTerm || (rungs.Count > 0 && rung <= rungs[^1]))
                throw Refused("SettingRungs", text, MostRungs);
            rungs.Add(rung);
        }
        return rungs.Count <= MostRungs ? [.. rungs] : throw Refused("SettingRungs", text, MostRungs);
    }

    private static string Rung(int days) => days switch
    {
        0 => Text.Get("Settings.OnTheDay"),
        < 0 => Text.Count("Settings.Before", -days),
        _ => Text.Count("Settings.After", days),
    };

    private static RuleViolation Refused(string rule, params object[] arguments) => new(rule, arguments) { Field = "Value" };

    [GeneratedRegex(@"^(\d{1,4})\s*/\s*(\d{1,4})$")]
    private static partial Regex Fraction();
}
