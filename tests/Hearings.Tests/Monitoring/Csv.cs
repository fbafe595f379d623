using System.Text;
using Hearings.Bodies;
using Hearings.Import;

namespace Hearings.Tests.Monitoring;

/// <summary>Files as a person would hand them in, and what becomes of them.</summary>
internal static class Csv
{
    public const string ScoreHeader = "body,indicator,dimension,language,value,evidence,observed_on\n";

    public const string BodyHeader = "code,name_kk,name_ru,name_en,kind,gov_kz_slug,valid_from,valid_to,successor,names_verified,note\n";

    public static ImportFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Measurements in the native layout; the bodies A and B are known.</summary>
    public static ImportContent Scores(string rows, int year = 2026) =>
        new ImportFiles(null, File("scores.csv", ScoreHeader + rows), null).Read(year, new HashSet<string> { "A", "B" });

    /// <summary>Bodies in the native layout; none are known.</summary>
    public static ImportContent Bodies(string rows) =>
        new ImportFiles(File("bodies.csv", BodyHeader + rows), null, null).Read(2026, new HashSet<string>());

    public static Body Body(string code, string name = "Орган") =>
        new() { Code = code, Kind = BodyKind.Agency, Name = Trilingual.Of(name, null, null) };

    /// <summary>The problems as they are printed in English.</summary>
    public static string[] Lines(this ImportContent content)
    {
        using (Languages.Use(Language.En)) return [.. content.Problems.Select(p => p.ToString())];
    }
}
