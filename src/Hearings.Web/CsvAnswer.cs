using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Hearings.Web;

/// <summary>A list as a CSV file, streamed; the mark at its beginning tells spreadsheets that it is UTF-8.</summary>
public static class CsvAnswer
{
    /// <summary>The file with these headings and rows. Decimals have a point, moments are ISO 8601.</summary>
    public static IResult Of(string name, string[] headers, IAsyncEnumerable<object?[]> rows) => Results.Stream(async stream =>
    {
        // Cells that a spreadsheet would run as a formula are put behind an apostrophe.
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, configuration, leaveOpen: true);
        foreach (var header in headers) csv.WriteField(header);
        await csv.NextRecordAsync();
        await foreach (var row in rows)
        {
            foreach (var cell in row) csv.WriteField(Written(cell));
            await csv.NextRecordAsync();
        }
    }, "text/csv; charset=utf-8", name);

    private static string? Written(object? cell) => cell switch
    {
        decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };
}
