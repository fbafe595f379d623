using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Hearings.Import;

/// <summary>A row with the line on which it begins; as many cells as there are headers, white space around them cut.</summary>
public sealed record CsvRow(int Line, string[] Cells);

/// <summary>
/// A CSV file (RFC 4180) with a header row: UTF-8 with or without a byte order mark, separated by commas or semicolons,
/// whichever the header row holds more of. Empty lines are passed over.
/// </summary>
public sealed class CsvTable
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    private CsvTable(string file) => File = file;

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>The headers, from left to right.</summary>
    public IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>The rows, from the top.</summary>
    public List<CsvRow> Rows { get; } = [];

    /// <summary>The index of a column from 0, upper and lower case alike; null where there is none.</summary>
    public int? Column(string name) => _columns.TryGetValue(name, out var index) ? index : null;

    /// <summary>Reads a file and adds what is wrong with it; null where nothing of it can be read.</summary>
    public static CsvTable? Read(ImportFile file, List<Problem> problems)
    {
        if (Decode(file, problems) is not { } text) return null;
        var table = new CsvTable(file.Name);
        var line = 0;
        var before = problems.Count;
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(text),
            IgnoreBlankLines = false,
            CacheFields = true,
            TrimOptions = TrimOptions.Trim,
            BadDataFound = bad => problems.Add(new(file.Name, line, 1, "Import.Quotes")),
        });
        while (true)
        {
            line = parser.RawRow + 1;
            if (!parser.Read()) break;
            if (parser.Record is not { } cells || cells is [""]) continue;
            if (table.Headers.Count == 0) table.TakeHeaders(line, cells, problems);
            else if (cells.Length == table.Headers.Count) table.Rows.Add(new(line, cells));
            else problems.Add(new(file.Name, line, Math.Min(cells.Length, table.Headers.Count + 1), "Import.CellCount", cells.Length, table.Headers.Count));
        }
        if (table.Rows.Count == 0 && problems.Count == before) problems.Add(new(file.Name, Math.Max(line, 1), 1, "Import.NoRows"));
        return table.Headers.Count == 0 ? null : table;
    }

    private void TakeHeaders(int line, string[] cells, List<Problem> problems)
    {
        Headers = cells;
        for (var i = 0; i < cells.Length; i++)
            if (cells[i].Length > 0 && !_columns.TryAdd(cells[i], i))
                problems.Add(new(File, line, i + 1, "Import.ColumnTwice", cells[i]));
    }

    private static string? Decode(ImportFile file, List<Problem> problems)
    {
        var content = file.Content.AsSpan();
        if (content.Length > MaxBytes)
        {
            problems.Add(new(file.Name, 1, 1, "Import.TooLarge", MaxBytes / 1024 / 1024));
            return null;
        }
        if (content.StartsWith(Encoding.UTF8.Preamble)) content = content[3..];
        // A zero byte is valid UTF-8, yet in a text it means UTF-16 or a binary file, and PostgreSQL stores none.
        var wrong = content.IndexOf((byte)0);
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
            if (wrong < 0) return text;
        }
        catch (DecoderFallbackException fault)
        {
            wrong = wrong < 0 ? fault.Index : Math.Min(wrong, fault.Index);
        }
        wrong = Math.Clamp(wrong, 0, content.Length);
        problems.Add(new(file.Name, 1 + content[..wrong].Count((byte)'\n'), 1, "Import.Encoding"));
        return null;
    }

    private static string Delimiter(string text)
    {
        var header = text.AsSpan().TrimStart().IndexOfAny('\r', '\n') is var end and >= 0 ? text.AsSpan().TrimStart()[..end] : text;
        return header.Count(';') > header.Count(',') ? ";" : ",";
    }
}
