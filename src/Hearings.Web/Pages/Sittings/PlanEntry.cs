using System.Globalization;
using Hearings.Calendar;
using Hearings.Sittings;
using Hearings.Texts;
using Hearings.Web.Components;

namespace Hearings.Web.Pages.Sittings;

/// <summary>A sitting's plan as typed into its form.</summary>
public sealed class PlanEntry
{
    public DateEntry Date { get; set; } = new();

    public string? Time { get; set; }

    public string? Until { get; set; }

    public string? PlaceKk { get; set; }

    public string? PlaceRu { get; set; }

    public string? Link { get; set; }

    public string? Publicity { get; set; }

    public string? GroundKk { get; set; }

    public string? GroundRu { get; set; }

    public string? ChairedBy { get; set; }

    public string? Reason { get; set; }

    public int Seen { get; set; }

    /// <summary>The form filled from a sitting.</summary>
    public static PlanEntry Of(Sitting sitting) => new()
    {
        Date = DateEntry.Of(LocalTime.DateOf(sitting.StartsAt)),
        Time = Clock(sitting.StartsAt),
        Until = Clock(sitting.EndsAt),
        PlaceKk = sitting.Place.Kk,
        PlaceRu = sitting.Place.Ru,
        Link = sitting.Link,
        Publicity = sitting.IsOpenToPublic ? "open" : "closed",
        GroundKk = sitting.ClosedGround.Kk,
        GroundRu = sitting.ClosedGround.Ru,
        ChairedBy = sitting.ChairedBy.ToString(),
        Seen = sitting.Revision,
    };

    /// <summary>The day and the hours; what is wrong with them is added to the errors.</summary>
    public (DateOnly Date, TimeOnly Time, TimeOnly Until) When(FormErrors errors) =>
        (errors.Date("Form.Date", Date) ?? default, Hour(errors, "Form.Time", Time), Hour(errors, "Form.Until", Until));

    /// <summary>The command; what is wrong with the form is added to the errors.</summary>
    public PlanSitting Command(FormErrors errors)
    {
        var (date, time, until) = When(errors);
        foreach (var (field, text, most) in ((string, string?, int)[])
            [("PlaceKk", PlaceKk, 300), ("PlaceRu", PlaceRu, 300), ("Link", Link, 2000), ("GroundKk", GroundKk, 1000), ("GroundRu", GroundRu, 1000)])
            if (text?.Length > most) errors.Add($"Form.{field}", Text.Get("Rules.TooLong", most));
        return new PlanSitting(date, time, until, Trilingual.Of(PlaceKk, PlaceRu, null), Link, Publicity != "closed", Trilingual.Of(GroundKk, GroundRu, null),
            Guid.TryParse(ChairedBy, out var chair) ? chair : null);
    }

    private static string Clock(DateTimeOffset moment) => LocalTime.Of(moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TimeOnly Hour(FormErrors errors, string field, string? typed)
    {
        if (!errors.Required(field, typed)) return default;
        if (TimeOnly.TryParseExact(typed!.Trim().Replace('.', ':'), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        errors.Add(field, Text.Get("Sittings.NoSuchTime"));
        return default;
    }
}
