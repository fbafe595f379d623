using Hearings.Texts;
using Hearings.Tests.CommandLine;
using UglyToad.PdfPig;
using Xunit;

namespace Hearings.Tests.Reports;

/// <summary>The main job of the terminal on the real index beside the checkout; skipped, visibly, where it is not there.</summary>
public sealed class RealReportTests(Postgres postgres)
{
    [Fact]
    public async Task From_files_to_printed_reports()
    {
        var data = Path.Combine(Hearings.SourceTree.Root, "..", "shared", "data");
        if (!File.Exists(Path.Combine(data, "godi-2014.csv"))) Assert.Skip("godi-2014.csv is not beside this checkout (../shared/data)");
        var folder = Directory.CreateTempSubdirectory("hearings-report-");
        try
        {
            Dictionary<string, string?> database = new() { ["HEARINGS_DB"] = await postgres.NewDatabase() };
            foreach (var year in (string[])["2013", "2014"])
            {
                var imported = await Terminal.Run(["import", "--year", year, "--bodies", Path.Combine(data, "godi-places.csv"),
                    "--scores", Path.Combine(data, $"godi-{year}.csv"), "--profile", Path.Combine(Hearings.SourceTree.Root, "demo", "profiles", "godi.json")], database);
                Assert.Equal((0, ""), (imported.ExitCode, imported.Errors));
            }

            var reported = await Terminal.Run(["report", "--year", "2014", "--lang", "kk,ru,en", "--out", folder.FullName], database);

            Assert.Equal(0, reported.ExitCode);
            foreach (var language in Languages.All)
            {
                using var _ = Languages.Use(language);
                using var document = PdfDocument.Open(Path.Combine(folder.FullName, $"annual-report-2014-{language.Code()}.pdf"));
                var summary = Pdf.Words(document, 3);
                Assert.Contains(Text.Count("Reports.Measured", 93, 2014), summary, StringComparison.Ordinal);
                Assert.DoesNotContain(Text.Get("Reports.NoCases"), summary, StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
