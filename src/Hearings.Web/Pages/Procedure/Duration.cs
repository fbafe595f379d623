using System.Globalization;
using Hearings.Texts;

namespace Hearings.Web.Pages.Procedure;

/// <summary>A length of time as people say it.</summary>
public static class Duration
{
    /// <summary>In minutes under an hour, in hours under two days, else in days; a dash where there is none.</summary>
    public static string Of(double? seconds) => seconds switch
    {
        null => "–",
        < 3_600 => Text.Get("Procedures.Minutes", Math.Round(seconds.Value / 60)),
        < 172_800 => Text.Get("Procedures.Hours", Round(seconds.Value / 3_600)),
        _ => Text.Get("Procedures.Days", Round(seconds.Value / 86_400)),
    };

    private static string Round(double value) => value.ToString("0.#", CultureInfo.CurrentCulture);
}
