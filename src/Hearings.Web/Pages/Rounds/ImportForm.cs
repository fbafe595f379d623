using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hearings.Import;
using Hearings.Monitoring;
using Hearings.Texts;
using Hearings.Web.Components;

namespace Hearings.Web.Pages.Rounds;

/// <summary>What is typed into the import form, kept as typed.</summary>
public sealed class ImportForm
{
    /// <summary>The round's code.</summary>
    public string? Code { get; set; }

    /// <summary>The round's year.</summary>
    public string? Year { get; set; }

    /// <summary>The title in Kazakh.</summary>
    public string? TitleKk { get; set; }

    /// <summary>The title in Russian.</summary>
    public string? TitleRu { get; set; }

    /// <summary>The title in English.</summary>
    public string? TitleEn { get; set; }

    /// <summary>The threshold in percent.</summary>
    public string? Threshold { get; set; }

    /// <summary>Where the figures come from.</summary>
    public string? Source { get; set; }

    /// <summary>Holds <c>true</c> where the figures are made up.</summary>
    public string[]? Fictional { get; set; }

    /// <summary>The button that was pressed: check, import, clear, or drop and the file's name in the form.</summary>
    public string? Act { get; set; }

    /// <summary>As it is kept between two visits.</summary>
    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this)!.AsObject();

    /// <summary>Reads what was kept.</summary>
    public static ImportForm Of(JsonObject kept) => kept.Deserialize<ImportForm>() ?? new();

    /// <summary>The form before anything is typed: last year's round, named in all languages when it is sent without a title.</summary>
    public static ImportForm Fresh(bool demonstration) => new()
    {
        Threshold = Round.DefaultThreshold.ToString("0.##", CultureInfo.CurrentCulture),
        Fictional = demonstration ? ["true"] : [],
    };

    /// <summary>The year that was typed, or null.</summary>
    public int? ReadYear() => int.TryParse(Year?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    /// <summary>A percentage as typed, with a full stop or a comma; refused as the threshold is where it is none.</summary>
    public static decimal Percent(string? typed) =>
        decimal.TryParse(typed?.Replace(',', '.').Replace("%", "", StringComparison.Ordinal).Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent)
            ? Round.Allowed(percent)
            : throw new RuleViolation("Threshold", typed ?? "") { Field = nameof(Threshold) };

    /// <summary>What the round is to be; adds what is wrong with the fields and returns null where anything is.</summary>
    public RoundFacts? Read(FormErrors errors)
    {
        if (ReadYear() is null or < 1990 or > 2200)
            errors.Add("Form.Year", Text.Get("Rules.RoundYear", Year ?? ""));
        var code = string.IsNullOrWhiteSpace(Code) ? Year?.Trim() ?? "" : Code.Trim();
        if (!Words.IsCode(code) || code == "import") errors.Add("Form.Code", Text.Get("Rules.RoundCode", code));
        decimal threshold = 0;
        try
        {
            threshold = Percent(Threshold);
        }
        catch (RuleViolation refused)
        {
            errors.Add(refused);
        }
        var title = Trilingual.Of(TitleKk, TitleRu, TitleEn);
        if (title == new Trilingual()) title = ImportRound.TitleOf(Year?.Trim() ?? "");
        return errors.Any ? null : new RoundFacts(code, title, threshold, Fictional?.Contains("true") == true, Source);
    }
}
